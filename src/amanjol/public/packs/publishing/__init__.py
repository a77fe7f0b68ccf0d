"""Publishing packs: what a channel shows is signed, and put where devices fetch it.

Owns the signing keys and their ceremony, the node's own whole copy of what is published, and bringing that
copy to places: a folder, a web server's folder, object storage. Signatures are those of The Update Framework
(TUF 1.0, library `tuf`). All but `actions` is plain Python: signing needs neither Django nor a database.

A repository, here and at every place:
    metadata/   1.root.json …, N.targets.json, N.snapshot.json, timestamp.json (consistent snapshots)
    targets/    channels/SHA256.CHANNEL.json: pack number and manifests, one of each language and `shared`
    blobs/      ab/abcdef…: manifests, files, and their brotli forms, each once, named by its SHA-256
"""
