"""How envelopes get from node to node: by the network (`carrying` asks, `views` answer) or on a stick (`sticks`).

One node signs what it brings for the other (`requests`); `receiving` takes it in and answers with a receipt. Nothing
here opens a letter.

Also called: store and forward, transport.
"""
