. /root/common.sh
answers >/root/answers.toml
say "a dry run changes nothing"
find /etc /usr /opt /var/lib -newer /root/answers.toml -type f >/root/before
amanjol setup --from /root/answers.toml --operator first@example.org --dry-run
find /etc /usr /opt /var/lib -newer /root/answers.toml -type f ! -path '*/__pycache__/*' >/root/after
cmp /root/before /root/after || fail "the dry run has written something"
say "set up"
# The doctor ends with 1: no service runs here.
amanjol setup --from /root/answers.toml --operator first@example.org --yes >/root/said || true
cat /root/said
grep -q 'https://desk.example.org/account/welcome/' /root/said || fail "nobody is invited"
grep -q '^ok   PostgreSQL: 17' /root/said || fail "the doctor does not take Debian's PostgreSQL"
say "a second run changes nothing"
nothing_to_do
locale=$(runuser -u postgres -- psql -XAtc "select datlocprovider, datlocale from pg_database where datname = 'amanjol'")
[ "$locale" = 'b|C.UTF-8' ] || fail "the database has the locale $locale"
nginx -t
say "a second node is refused: by its name, its database, its units, its port"
refused() {
    if amanjol setup "$@" --yes >/root/said 2>&1; then fail "a second node was begun"; fi
    tail -n 1 /root/said
    grep -q "$because" /root/said || fail "it was not refused because of: $because"
}
sed 's/Safe Road Uzbekistan/Another/' /root/answers.toml >/root/another.toml
because="not 'UZ Another'" refused --from /root/another.toml
runuser -u postgres -- createdb --owner amanjol_owner second
because="the database of another node, second" refused
runuser -u postgres -- dropdb second
sed 's/8000/8001/' /etc/systemd/system/amanjol-web.service >/etc/systemd/system/second-web.service
because="second-web.service runs this program beside our units" refused
rm /etc/systemd/system/second-web.service
/opt/amanjol/.venv/bin/python -m http.server --bind 127.0.0.1 8000 --directory /mnt >/dev/null 2>&1 &
other=$!
for _ in $(seq 50); do if curl -s -o /dev/null http://127.0.0.1:8000/; then break; fi; sleep 0.2; done
because="(user 0) has port 8000" refused
kill "$other"
wait "$other" || true  # it ends by the signal
nothing_to_do
say "guide, editor and desk"
begin_services
three_rooms
say "somebody signs in and opens a case"
mkdir /root/kept
first_person /root/kept/person
person again /root/kept/person || fail "signing in again"
say "backup"
amanjol backup new-key --out-secret /root/kept/secret --out-public /root/kept/public
amanjol setup --yes --no-doctor --backup-key /root/kept/public
amanjol-keeper backup --key /etc/amanjol/backup-public-key --to /var/backups/amanjol/night.amanjol
cp /var/backups/amanjol/night.amanjol* /root/kept/
rows >/root/kept/rows
[ "$(wc -l </root/kept/rows)" -gt 50 ] || fail "there is no guide in the database"
grep -q Калина /root/kept/rows && fail "a name lies in clear in the database"
say "the doctor"
all_is_well
cat /root/doctor
end_services
