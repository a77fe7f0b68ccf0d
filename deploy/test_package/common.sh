# What both machines of the package's test do; read by them.
say() { printf '== %4d s  %s\n' "$(($(date +%s) - BEGAN))" "$*"; }
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
# As the unit does it: the same user, the same variables, what it says before ExecStart. Without voices, for speed.
# With in_place=exec it takes the place of the shell, so that its number is the one to end it by.
as_amanjol() {
    ${in_place:-} env -i PATH="$PATH" PYTHONDONTWRITEBYTECODE=1 AMANJOL_SECRET_KEY="$(cat /etc/amanjol/secret-key)" \
        $(grep '^[A-Z]' /etc/amanjol/amanjol.env | xargs) AMANJOL_VOICES=none \
        setpriv --reuid amanjol --regid amanjol --init-groups "$@"
}
begin_services() {
    umask 027
    as_amanjol /opt/amanjol/.venv/bin/python -m amanjol.site.preparing
    in_place=exec
    as_amanjol /opt/amanjol/.venv/bin/granian --interface wsgi --host 127.0.0.1 --port 8000 --workers 1 \
        --blocking-threads 2 --no-ws --log-level warning amanjol.site.wsgi:application &
    web=$!
    as_amanjol /opt/amanjol/.venv/bin/amanjol worker >/root/worker.log 2>&1 &
    worker=$!
    in_place=
    nginx
    umask 022
}
end_services() {
    nginx -s quit
    kill "$web" "$worker"
    wait "$web" "$worker" || true  # they end by the signal; the next line looks whether they did
    if ps -u amanjol -o args= | grep .; then fail "the above has not ended"; fi
}
answer_of() {
    curl --silent --insecure --max-time 60 --retry 20 --retry-delay 1 --retry-all-errors --output /root/body \
        --write-out '%{http_code}' "https://$1$2"
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
# Somebody who helps survivors, at a desk of their own organisation.
person() { /opt/amanjol/.venv/bin/python -I /root/person.py "$@"; }
first_person() {
    amanjol-keeper manage organisation create "Safe House" shelter
    link=$(amanjol-keeper manage organisation invite "Safe House" worker@example.org Worker --role case-worker | head -n 1)
    person first "$link" "$1" || fail "the desk"
}
# All is well: the doctor ends with 0. A moment is for the worker to say that it lives, and to do what waits.
all_is_well() {
    for _ in $(seq 60); do
        if amanjol-keeper doctor >/root/doctor; then return; fi
        sleep 5
    done
    cat /root/doctor
    fail "the doctor finds something to mend"
}
nothing_to_do() {
    touch /root/mark && sleep 1
    amanjol setup --yes --no-doctor "$@" >/root/again
    cat /root/again
    if grep -E '^(to do|done):' /root/again; then fail "a second run does something"; fi
    if find /etc /opt /var/lib/amanjol -newer /root/mark -type f ! -path '/var/lib/amanjol/packs/*' | grep .; then
        fail "a second run has written the above"
    fi
}
rows() {
    runuser -u postgres -- psql -XAt -v ON_ERROR_STOP=1 -d amanjol -c "select count(*) from journal_entry" \
        -c "select id from wagtailcore_page order by 1" -c "select id, sealed from cases_person order by 1"
}
