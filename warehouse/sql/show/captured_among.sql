-- Which of these captures has the warehouse taken in?
SELECT record_id FROM capture SEMI JOIN (SELECT unnest($record_ids::VARCHAR[]) AS record_id) AS asked USING (record_id)
