INSERT INTO found_place FROM new_found_place
