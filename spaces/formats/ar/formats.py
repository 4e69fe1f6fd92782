DATETIME_FORMAT = "j F Y، H:i"
TO_THE_SECOND = "j F Y، H:i:s"
START_FORMAT = "l j F Y، H:i T"
