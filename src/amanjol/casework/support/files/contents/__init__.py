"""What an untrusted file is, by its content alone; what is refused; a copy of pictures without what is beside them.

Plain Python that reads a file from beginning to end a little at a time: nothing is decoded, no picture is unpacked, so
nothing explodes here. `pictures` and `documents` know the formats, `kinds` is the door. Copies of PDF, Word and Excel
are made by a process of its own (`copying` has `copier` do it): what unpacks them is read there alone.

Also called: file type detection, metadata removal, EXIF stripping, content disarm.
"""
