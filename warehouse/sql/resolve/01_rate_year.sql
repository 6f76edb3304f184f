-- Every currency's value in every year: of the nearest year that the configuration gives.
CREATE OR REPLACE TEMP TABLE rate_year AS
WITH volatility AS (
    -- what moved by more than a factor of 1.8 between the years it is given for can be valued wide of the mark
    SELECT currency, max(usd) / min(usd) > 1.8 AS is_volatile FROM rate GROUP BY currency
)
SELECT rate.currency, wanted.year, arg_min(rate.usd, (abs(rate.year - wanted.year), rate.year))::DOUBLE AS usd,
       any_value(volatility.is_volatile) AS is_volatile
FROM rate
JOIN volatility USING (currency)
CROSS JOIN (SELECT unnest(generate_series(2009, 2040)) AS year) AS wanted
GROUP BY rate.currency, wanted.year
UNION ALL
SELECT 'USD', unnest(generate_series(2009, 2040)), 1.0, FALSE
WHERE NOT EXISTS (SELECT 1 FROM rate WHERE currency = 'USD')
