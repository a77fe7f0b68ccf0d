"""What crosses from one node to another: letters of organisations, the cards by which they know each other's keys,
receipts and recalls, and files in pieces. `docs/letters.md` says each byte, with vectors.

`envelopes` is the one outer form, `documents` the signed inside of it. `letter` is what an organisation writes to
another; `messages` are a node's receipts and an organisation's recalls; `cards` say which keys are whose; `pieces`
cut a file that a letter speaks of. All here is a function of its arguments: what has come before, what is kept, who
is believed and when it is delivered is the caller's.

Limits, all of them refused by who writes (ValueError with a sentence) and by who reads (`SealBroken`):

| What | Limit |
|---|---|
| Envelope | 1,049,755 bytes; what is longer is not looked at |
| Signed document in it | 1,048,496 bytes of canonical JSON: eight levels, whole numbers below 2**53, NFC |
| Life of a letter | until 120 days after it was written, and never longer than the inbox it is sealed to stays open |
| Clocks | five minutes apart; more holds a letter (`letter.LetterHeld`) |
| Files of a letter | 20, each 400 pieces of 64 KiB as sealed: 25 MiB |
| Letters in a recall | 1 to 100 |
| Card | 8 KiB |

Refused, whoever causes it, by the one error `fields.SealBroken`, which says nothing: too long, another version or
suite, no key of ours, a broken seal, a signer whose card we have not, a broken signature, anything that is not
written in the one way, unknown or missing fields, another issuer than the signer, another id than outside, another
audience than us. They are looked at in this order. Only then, since only now is it known who wrote it, comes a
reason for people: the clocks are too far apart, or the letter has expired. Whether a letter was here before is the
caller's question.

Also called: envelope encryption, sign-then-encrypt, message format.
"""
