DATETIME_FORMAT = "j. M Y, H:i"
TO_THE_SECOND = "j. M Y, H:i:s"
START_FORMAT = "D, j. M Y, H:i T"
