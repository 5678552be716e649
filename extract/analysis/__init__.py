"""From competing figures to series: functions from DataFrame to DataFrame that never edit a figure."""
