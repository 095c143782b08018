"""Section votes: the entries of a section decide together what a single entry leaves open.

`sections.py` asks the questions in order, and each other module answers one: where the titles are (`enclosed_titles`,
`names_lead`, `references_in_titles`), which mark separates fields (`regularity`), which slot holds which field (`tally`, with
`date_slots`, `slot_people` and `divided_slots`), and where fields without a slot of their own are: in titles (`title_slots`,
`last_venues`), before them (`venues_in_front`, `people_ahead`), after them (`people_after`, `undated_venues`) and in links
(`dated_labels`).
"""
