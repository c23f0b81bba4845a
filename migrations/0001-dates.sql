-- Dates, as the sources allow them: a day, a month, a season, a year, a decade, a span, sure or not.
--
-- Every date in this file is text in EDTF (ISO 8601-2), levels 0 and 1, Gregorian, without a time of day:
--
--     2018-05-01   a day               2018-05~    about May 2018     2018-05-01/2018-05-12  a span
--     2018-05      a month             2018?       perhaps 2018       2018-05/..             from May 2018 on
--     2018-21      spring of 2018      201X        the 2010s          ../2018                until 2018
--                  (22 summer, 23 autumn, 24 winter: December to February)
--
-- An unknown date is NULL and nothing else.
--
-- A date column (statements.said_on, roles.held, …) refers to this table. One writes only the date column:
-- triggers put the date in here, and this table works out what it means, or refuses it.

CREATE TABLE dates (
  edtf TEXT PRIMARY KEY,  -- the date as it is written

  -- The two sides of a span; any other date has the same on both.
  start_side TEXT GENERATED ALWAYS AS (
    CASE WHEN instr(edtf, '/') THEN substr(edtf, 1, instr(edtf, '/') - 1) ELSE edtf END
  ) VIRTUAL,
  end_side TEXT GENERATED ALWAYS AS (
    CASE WHEN instr(edtf, '/') THEN substr(edtf, instr(edtf, '/') + 1) ELSE edtf END
  ) VIRTUAL,

  -- A side in full length, an X for what it leaves open: 2018-05~ is 2018-05-XX. An open end is '..'.
  start_mask TEXT GENERATED ALWAYS AS (
    CASE WHEN start_side IN ('', '..') THEN '..'
         ELSE rtrim(start_side, '?~%') || substr('XXXX-XX-XX', length(rtrim(start_side, '?~%')) + 1) END
  ) VIRTUAL,
  end_mask TEXT GENERATED ALWAYS AS (
    CASE WHEN end_side IN ('', '..') THEN '..'
         ELSE rtrim(end_side, '?~%') || substr('XXXX-XX-XX', length(rtrim(end_side, '?~%')) + 1) END
  ) VIRTUAL,

  -- The first day that the date can mean; 0000-01-01 where the start is open.
  earliest TEXT GENERATED ALWAYS AS (
    CASE start_mask
      WHEN '..' THEN '0000-01-01'
      ELSE replace(substr(start_mask, 1, 4), 'X', '0')
        || CASE substr(start_mask, 6, 2)
             WHEN 'XX' THEN '-01'
             WHEN '21' THEN '-03' WHEN '22' THEN '-06' WHEN '23' THEN '-09' WHEN '24' THEN '-12'
             ELSE substr(start_mask, 5, 3) END
        || replace(substr(start_mask, 8), 'XX', '01')
    END
  ) STORED,
  -- The last day that the date can mean; 9999-12-31 where the end is open.
  latest TEXT GENERATED ALWAYS AS (
    CASE
      WHEN end_mask = '..' THEN '9999-12-31'
      WHEN end_mask NOT LIKE '%XX' THEN end_mask
      ELSE CASE substr(end_mask, 6, 2)
        WHEN 'XX' THEN replace(substr(end_mask, 1, 4), 'X', '9') || '-12-31'
        WHEN '12' THEN substr(end_mask, 1, 7) || '-31'  -- 9999-12 has no next month
        WHEN '21' THEN substr(end_mask, 1, 4) || '-05-31'
        WHEN '22' THEN substr(end_mask, 1, 4) || '-08-31'
        WHEN '23' THEN substr(end_mask, 1, 4) || '-11-30'
        WHEN '24' THEN date(substr(end_mask, 1, 4) || '-12-01', '+3 months', '-1 day')
        ELSE date(substr(end_mask, 1, 7) || '-01', '+1 month', '-1 day') END
    END
  ) STORED,

  -- 1 where the source or its reader is not sure: the date has a ?, ~ or %.
  uncertain INTEGER GENERATED ALWAYS AS (edtf GLOB '*[?~%]*') VIRTUAL,

  CONSTRAINT "a date is written in EDTF, such as 2018-05-01, 2018-05, 2018, 2018-21 (spring), 2018-05~ or 2018-05/2018-08; leave it NULL where it is unknown"
  CHECK (
    (
      -- At most one slash, and a bare '..' is no date.
      length(edtf) - length(replace(edtf, '/', '')) <= 1
      AND NOT (start_mask = '..' AND end_mask = '..')
      -- Each side is YYYY, YYYY-MM or YYYY-MM-DD, with one ?, ~ or % behind it at most.
      AND (start_mask = '..' OR length(rtrim(start_side, '?~%')) IN (4, 7, 10))
      AND (end_mask = '..' OR length(rtrim(end_side, '?~%')) IN (4, 7, 10))
      AND length(start_side) - length(rtrim(start_side, '?~%')) <= 1
      AND length(end_side) - length(rtrim(end_side, '?~%')) <= 1
      AND start_mask || '/' || end_mask || '/' NOT GLOB '*[^0-9X./-]*'
      AND (start_mask = '..' OR start_mask GLOB '[0-9][0-9][0-9X][0-9X]-[0-9X][0-9X]-[0-9X][0-9X]')
      AND (end_mask = '..' OR end_mask GLOB '[0-9][0-9][0-9X][0-9X]-[0-9X][0-9X]-[0-9X][0-9X]')
      -- What is left open is left open to the right: no 20X8, no 2018-1X, no 2018-XX-05, no 2018-21-05.
      AND start_mask || '/' || end_mask NOT GLOB '*X[0-9]*'
      AND start_mask || '/' || end_mask NOT GLOB '*-[0-9]X*'
      AND start_mask || '/' || end_mask NOT GLOB '*X-[0-9]*'
      AND start_mask || '/' || end_mask NOT GLOB '*-2[1-4]-[0-9]*'
      -- Both ends are days of the calendar, the right way round. date('2023-02-30') accepts what it is
      -- given; only with a modifier does it work the day out.
      AND earliest IS date(earliest, '+0 days')
      AND latest IS date(latest, '+0 days')
      AND earliest <= latest
      AND earliest >= iif(start_mask = '..', '0000-01-01', '0001-01-01')
    ) IS TRUE
  )
) STRICT, WITHOUT ROWID;
