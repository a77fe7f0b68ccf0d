"""Files that go with letters: sealed and kept by who sends (`sending`), expected and opened by who reads (`receiving`).

What a stick brought before its letter was opened waits apart (`brought`).

Each lies under the random id of its row in the folder `files` beside the node's keys (`lying`). How they get from one
node to the other is `delivery`'s.

Also called: attachments.
"""
