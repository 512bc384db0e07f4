"""What a report says about itself: title, agency, year, date of publication, and whether it is one."""
