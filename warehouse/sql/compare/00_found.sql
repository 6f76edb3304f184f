CREATE OR REPLACE TEMP TABLE found (
    baseline_id VARCHAR, theft_id VARCHAR, party VARCHAR, aspect VARCHAR, category VARCHAR, before_value VARCHAR,
    after_value VARCHAR, claim_ids VARCHAR[], is_reported_only BOOLEAN, detected_at TIMESTAMP
)
