"""What reaches an organisation before there is a case: the reports of front-line officers, and consultations.

A report is sealed to the organisation's public half; who sends it cannot open it again and learns one thing later,
that it was received. It ends as a case or with a reason why not. A consultation is somebody who asks for advice,
by name or without; most are done with that, and any can become a case.
"""
