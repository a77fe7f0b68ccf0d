# What both machines of the package's test do; read by them.
say() { printf '== %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
answers() {
    cat <<'END'
guide = "guide.example.org"
editor = "editor.example.org"
desk = "desk.example.org"
country = "UZ"
node = "Safe Road Uzbekistan"
planes = "public,casework"
certificates = "/etc/ssl/amanjol"
END
}
# As the unit does it: the same user, the same variables, what it says before ExecStart.
as_amanjol() {
    env -i PATH="$PATH" PYTHONDONTWRITEBYTECODE=1 AMANJOL_SECRET_KEY="$(cat /etc/amanjol/secret-key)" \
        $(grep '^[A-Z]' /etc/amanjol/amanjol.env | xargs) AMANJOL_VOICES=none \
        setpriv --reuid amanjol --regid amanjol --init-groups "$@"
}
begin_services() {
    umask 027
    as_amanjol /opt/amanjol/.venv/bin/python -m amanjol.site.preparing
    as_amanjol /opt/amanjol/.venv/bin/granian --interface wsgi --host 127.0.0.1 --port 8000 --workers 1 \
        --blocking-threads 2 --no-ws --log-level warning amanjol.site.wsgi:application &
    nginx
    umask 022
}
answer_of() {
    curl --silent --insecure --max-time 60 --retry 20 --retry-delay 1 --retry-all-errors --output /root/body \
        --write-out '%{http_code}' --resolve "$1:443:127.0.0.1" "https://$1$2"
}
expect() {
    got=$(answer_of "$1" "$2")
    [ "$got" = "$3" ] || fail "https://$1$2 answers $got, not $3"
}
three_rooms() {
    expect guide.example.org /en/ 200
    grep -q '<html' /root/body || fail "the guide shows no page"
    expect desk.example.org /account/sign-in/ 200
    expect editor.example.org /account/sign-in/ 200
    expect guide.example.org /desk/ 404
    for path in /var/lib/amanjol /var/lib/amanjol/packs /etc/amanjol /opt/amanjol /var/backups/amanjol; do
        if setpriv --reuid www-data --regid www-data --init-groups find "$path" -writable ! -type l 2>/dev/null | grep .; then
            fail "nginx may write the above"
        fi
    done
}
