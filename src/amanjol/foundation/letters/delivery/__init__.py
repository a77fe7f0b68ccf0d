"""How envelopes get from node to node: by the network (`carrying` asks, `views` answer) or on a stick (`sticks`).

One node signs what it brings for the other (`requests`); `receiving` takes it in and answers with a receipt, also what
no organisation signed. What one node brings in a day has an end (`limits`). A restored node asks for what it lacks
(`asking`); pieces of files are fetched once their letter was opened (`fetching` asks, `pieces_asked` answers). Nothing
here opens a letter.

Also called: store and forward, transport.
"""
