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
touch /root/mark && sleep 1
amanjol setup --yes --no-doctor >/root/again
cat /root/again
if grep -E '^(to do|done):' /root/again; then fail "a second run does something"; fi
if find /etc /opt /var/lib/amanjol -newer /root/mark -type f | grep .; then fail "a second run has written the above"; fi
locale=$(runuser -u postgres -- psql -XAtc "select datlocprovider, datlocale from pg_database where datname = 'amanjol'")
[ "$locale" = 'b|C.UTF-8' ] || fail "the database has the locale $locale"
nginx -t
say "a second node is refused"
sed 's/Safe Road Uzbekistan/Another/' /root/answers.toml >/root/another.toml
if amanjol setup --from /root/another.toml --yes; then fail "a second node was begun"; fi
runuser -u postgres -- createdb --owner amanjol_owner second
if amanjol setup --yes; then fail "a second node's database was taken"; fi
runuser -u postgres -- dropdb second
say "guide, editor and desk"
begin_services
three_rooms
say "backup"
mkdir /root/kept
amanjol backup new-key --out-secret /root/kept/secret --out-public /root/kept/public
amanjol setup --yes --no-doctor --backup-key /root/kept/public
amanjol-keeper backup --key /etc/amanjol/backup-public-key --to /var/backups/amanjol/night.amanjol
cp /var/backups/amanjol/night.amanjol* /root/kept/
runuser -u postgres -- psql -XAt -d amanjol -c "select count(*) from journal_entry" -c "select id from wagtailcore_page order by 1" \
    >/root/kept/rows
[ "$(wc -l </root/kept/rows)" -gt 50 ] || fail "there is no guide in the database"
say "upgrade"
dpkg -i /root/second.deb
amanjol --version | grep -q amanjol
[ "$(dpkg-query -Wf '${Version}' amanjol)" = 99 ] || fail "the upgrade is not there"
amanjol-keeper manage migrate --check || fail "the upgrade has not migrated"
say "removal"
dpkg -r amanjol
for path in /opt/amanjol /etc/nginx/conf.d/amanjol.conf /etc/systemd/system/amanjol-web.service /usr/local/sbin/amanjol-keeper; do
    [ ! -e "$path" ] || fail "$path is still there"
done
[ -d /var/lib/amanjol/packs ] || fail "the removal took data away"
nginx -t
dpkg -P amanjol
[ ! -e /etc/amanjol ] || fail "/etc/amanjol is still there"
