"""Take suggestions from whoever reads: a box with a form, a desk for its editors, and a file.

`store` keeps them, `tokens` tells a form of ours from a forged one, `letters` says what a form
brought, `trial` checks a proposed card; `readers` and `desk` show the pages, `web` puts them together;
`take` brings what was suggested into the playbook.
"""
