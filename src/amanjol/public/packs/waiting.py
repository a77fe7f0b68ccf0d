"""Before the first pack readers see one page, which carries its own style and looks again by itself."""

from __future__ import annotations

import base64
import hashlib

LOOKS_AGAIN = 10  # seconds
_STYLE = (
    "body{margin:0;background:#fbf6ec;color:#11353d;font:400 17px/1.5 'Noto Sans',system-ui,sans-serif}"
    "header{display:flex;align-items:center;gap:.6rem;padding:1rem 1.25rem;background:#11353d;color:#fff;"
    "font-weight:800;font-size:1.2rem}"
    "svg{width:28px;height:28px}"
    "main{max-width:32rem;margin:12vh auto 0;padding:0 1.25rem}"
    "div{padding:1.75rem;background:#fff;border:1px solid #e5dccb;border-top:5px solid #e4821b;border-radius:16px}"
    "h1{margin:0 0 .4rem;font-size:1.5rem;font-weight:800;line-height:1.2}"
    "p{margin:0;color:#46636a}section+section{margin-top:1.5rem;padding-top:1.5rem;border-top:1px solid #e5dccb}"
)
_MARK = (  # as web/mark.svg: nothing else may be loaded
    '<svg viewBox="0 0 32 32" aria-hidden="true"><circle cx="16" cy="16" r="16" fill="#0f6f73"/>'
    '<circle cx="16" cy="10" r="4" fill="#f2b24a"/>'
    '<path d="M13.6 15h4.8L25 28.2A16 16 0 0 1 16 32a16 16 0 0 1-9-3.8z" fill="#fff"/>'
    '<path d="M15.4 17.5h1.2v3h-1.2zm-.2 5h1.6v3.4h-1.6zm-.2 5.4h2V32h-2z" fill="#0f6f73"/></svg>'
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
<header>{_MARK} Amanjol</header>
<main>
<div>
<section>
<h1>Путеводитель готовится</h1>
<p>Это займёт минуту-другую. Страница откроется сама.</p>
</section>
<section lang="en">
<h1>The guide is being made</h1>
<p>It takes a minute or two. The page will open by itself.</p>
</section>
</div>
</main>
</body>
</html>
""".encode()
POLICY = (
    f"default-src 'none'; style-src 'sha256-{base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
