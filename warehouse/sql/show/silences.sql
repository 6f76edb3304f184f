-- When did each source last publish, and how long was it silent at most before?
SELECT source_id, documents, last_news_on, longest_silence_days, last_success_at::DATE AS last_seen_on FROM sources WHERE documents > 0
