-- From which files of the archive has the warehouse taken in what? `print`: of the records' ids, in whatever order.
SELECT warc_file, bit_xor(md5_number_lower(record_id)) AS print FROM capture GROUP BY warc_file
