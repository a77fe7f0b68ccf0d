"""Before the first pack readers see one page, which carries its own style and looks again by itself."""

from __future__ import annotations

import base64
import hashlib

LOOKS_AGAIN = 10  # seconds
_STYLE = (
    "body{margin:0;background:#fbf6ec;color:#11353d;font:400 17px/1.5 'Noto Sans',system-ui,sans-serif}"
    "main{max-width:32rem;margin:0 auto;padding:15vh 1.25rem}"
    "h1{margin:0 0 .5rem;font-size:1.6rem;font-weight:800;line-height:1.2}"
    "p{margin:0}section+section{margin-top:1.75rem;padding-top:1.75rem;border-top:1px solid #e5dccb}"
)
PAGE = f"""<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="{LOOKS_AGAIN}">
<title>Amanjol</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<section>
<h1>Путеводитель готовится</h1>
<p>Это займёт минуту-другую. Страница откроется сама.</p>
</section>
<section lang="en">
<h1>The guide is being made</h1>
<p>It takes a minute or two. The page will open by itself.</p>
</section>
</main>
</body>
</html>
""".encode()
POLICY = (
    f"default-src 'none'; style-src 'sha256-{base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
