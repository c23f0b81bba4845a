-- The same dates in the Solar Hijri (Persian) calendar.

CREATE VIEW persian_dates AS
-- Each date that the records use, written in the Solar Hijri calendar in the manner of EDTF: 1397-04-12, 1397-04,
-- 1397, 1397-21 (spring), 1397-04~ (about), 1397-04-12/1397-05-01, 1397-04-12/.. (from then on). A span of whole
-- months, seasons or years is written as such; any other by its first and last day.
--
-- The calendar is the arithmetic one of 33 years with 8 leap years, which gives what Iran's calendar authority
-- published for every year that it published (1206 to 1498): year y begins 365 (y - 1) + (8 y + 21) div 33 days after
-- the first one, the days of which are counted here from Julian day 1948320.
SELECT
  edtf,
  CASE
    WHEN earliest = latest THEN first_day || start_mark
    WHEN start_side IN ('', '..') THEN '../' || last_day || end_mark
    WHEN end_side IN ('', '..') THEN first_day || start_mark || '/..'
    WHEN start_mark = end_mark AND is_year THEN year || start_mark
    WHEN start_mark = end_mark AND is_season THEN printf('%d-%d', year, 21 + (month - 1) / 3) || start_mark
    WHEN start_mark = end_mark AND is_month THEN printf('%d-%02d', year, month) || start_mark
    ELSE first_day || start_mark || '/' || last_day || end_mark
  END AS persian
FROM (
  -- Written out, and whether whole months, seasons or years are meant: these begin on a first day, and the next
  -- begins on the day behind the last.
  SELECT
    edtf, earliest, latest, start_side, end_side, start_mark, end_mark, start_year AS year, start_month AS month,
    printf('%d-%02d-%02d', start_year, start_month, start_day) AS first_day,
    printf('%d-%02d-%02d', end_year, end_month, end_day) AS last_day,
    start_month = 1 AND next_month = 1 AND start_day = 1 AND next_day = 1 AND next_year = start_year + 1 AS is_year,
    start_month IN (1, 4, 7, 10) AND start_day = 1 AND next_day = 1
      AND 12 * next_year + next_month = 12 * start_year + start_month + 3 AS is_season,
    start_day = 1 AND next_day = 1
      AND 12 * next_year + next_month = 12 * start_year + start_month + 1 AS is_month
  FROM (
    -- The days of the months, from 1.
    SELECT
      *,
      start_rest - iif(start_month <= 7, 31 * (start_month - 1), 30 * (start_month - 1) + 6) + 1 AS start_day,
      end_rest - iif(end_month <= 7, 31 * (end_month - 1), 30 * (end_month - 1) + 6) + 1 AS end_day,
      next_rest - iif(next_month <= 7, 31 * (next_month - 1), 30 * (next_month - 1) + 6) + 1 AS next_day
    FROM (
      -- The months, from 1: the first six have 31 days, the others 30.
      SELECT
        *,
        1 + iif(start_rest < 216, start_rest / 31, (start_rest - 6) / 30) AS start_month,
        1 + iif(end_rest < 216, end_rest / 31, (end_rest - 6) / 30) AS end_month,
        1 + iif(next_rest < 216, next_rest / 31, (next_rest - 6) / 30) AS next_month
      FROM (
        -- The days since the year began, from 0.
        SELECT
          *,
          start_number - 365 * (start_year - 1) - (8 * start_year + 21) / 33 AS start_rest,
          end_number - 365 * (end_year - 1) - (8 * end_year + 21) / 33 AS end_rest,
          end_number + 1 - 365 * (next_year - 1) - (8 * next_year + 21) / 33 AS next_rest
        FROM (
          -- The years.
          SELECT
            *,
            1 + (33 * start_number + 3) / 12053 AS start_year,
            1 + (33 * end_number + 3) / 12053 AS end_year,
            1 + (33 * (end_number + 1) + 3) / 12053 AS next_year
          FROM (
            -- The days since the calendar began, from 0, and what marks a side as uncertain.
            SELECT
              edtf, earliest, latest, start_side, end_side,
              CAST(julianday(earliest) + 0.5 AS INTEGER) - 1948320 AS start_number,
              CAST(julianday(latest) + 0.5 AS INTEGER) - 1948320 AS end_number,
              iif(substr(start_side, -1) IN ('?', '~', '%'), substr(start_side, -1), '') AS start_mark,
              iif(substr(end_side, -1) IN ('?', '~', '%'), substr(end_side, -1), '') AS end_mark
            FROM dates
          )
        )
      )
    )
  )
)
-- The calendar began in 622; a date before 700 has no row.
WHERE latest >= '0700' AND (earliest >= '0700' OR start_side IN ('', '..'));
