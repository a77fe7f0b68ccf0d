"""Letters between organisations on different nodes: what is sent, what arrives, who is believed (docs/letters.md).

`send(…)` in `sending` seals a letter in the transaction of what it tells; the worker brings it (`delivery`), and who
holds the inbox of the other side opens it (`opening`). What a letter is about belongs to the package that registers its
kind (`kinds`). Keys of the node, and which nodes it believes, lie in files (`node_folder`); which organisations,
in `beliefs`. `next_key` begins an organisation's next signing key and carries over what counts; `files` lie and come
beside the letters that name them; `nameless` sends what nobody signs. Nobody in between opens anything, nor does the
worker.

Also called: message exchange, mail transfer, secure messaging.
"""
