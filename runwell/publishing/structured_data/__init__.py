"""What a page says about itself to machines: schema.org as JSON-LD, out of the same values that it shows.

A builder takes frozen values and gives one node, a dict; `markup.graph` binds the nodes of a page. No page
says more than a visitor can read on it. No retired types (HowTo, FAQPage), no stars given to oneself.
"""
