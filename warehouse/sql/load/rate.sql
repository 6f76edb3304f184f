INSERT INTO rate
SELECT unnest($currency::VARCHAR[]), unnest($year::INTEGER[]), unnest($usd::DECIMAL(38, 12)[])
