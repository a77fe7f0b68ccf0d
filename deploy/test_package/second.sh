. /root/common.sh
answers >/root/answers.toml
say "set up from the backup"
# As on the first machine, the doctor ends with 1; what was done is looked at below.
amanjol setup --from /root/answers.toml --yes --backup-key /root/kept/public \
    --restore /root/kept/night.amanjol --key /root/kept/secret >/root/said || true
cat /root/said
grep -q '^done: the backup brought back' /root/said || fail "nothing was brought back"
rows >/root/rows
cmp /root/rows /root/kept/rows || fail "other rows came back"
amanjol-keeper manage journal verify
say "a second run changes nothing"
nothing_to_do --restore /root/kept/night.amanjol --key /root/kept/secret
say "guide, editor and desk"
begin_services
three_rooms
say "the same person opens the same case"
person again /root/kept/person || fail "the case of the backup"
end_services

say "removal"
apt-get remove -y -qq amanjol >/dev/null
for path in /opt/amanjol /usr/bin/amanjol /etc/nginx/conf.d/amanjol.conf /usr/local/sbin/amanjol-keeper; do
    [ ! -e "$path" ] || fail "$path is still there"
done
if find /etc/systemd /usr/lib/systemd -name '*amanjol*' | grep .; then fail "the above is still there"; fi
[ -d /var/lib/amanjol/packs ] || fail "the removal took data away"
[ -f /etc/amanjol/setup.toml ] || fail "the removal took the configuration away"
nginx -t
apt-get purge -y -qq amanjol
[ ! -e /etc/amanjol ] || fail "/etc/amanjol is still there"
say "all that is left, by hand, as docs/running-for-real.md says"
runuser -u postgres -- dropdb amanjol
runuser -u postgres -- dropuser amanjol_app
runuser -u postgres -- dropuser amanjol_keeper
runuser -u postgres -- dropuser amanjol_owner
rm -r /var/lib/amanjol /var/backups/amanjol /var/log/nginx/amanjol-*
userdel amanjol-keeper
gpasswd --delete www-data amanjol
userdel amanjol
find / -xdev -name '*amanjol*' ! -path '/root/*' ! -path '/proc/*' ! -path '/var/lib/apt/*' >/root/left
grep -rlI amanjol /etc >>/root/left
sort -u /root/left
if grep -v -e '^/etc/postgresql/17/main/' -e '^/etc/ssl/amanjol' -e '^/etc/[a-z]*-$' /root/left; then
    fail "the above is left"
fi

say "the version before"
dpkg -i /root/before.deb
before=$(dpkg-query -Wf '${Version}' amanjol)
amanjol setup --from /root/answers.toml --operator first@example.org --yes --no-doctor
begin_services
three_rooms
first_person /root/person
end_services
rows >/root/rows
say "the upgrade from $before"
dpkg -i /root/this.deb
dpkg --compare-versions "$before" lt "$(dpkg-query -Wf '${Version}' amanjol)" || fail "that was no upgrade"
amanjol-keeper manage migrate --check || fail "the upgrade has not migrated"
rows >/root/upgraded
cmp /root/rows /root/upgraded || fail "the upgrade has changed rows"
nothing_to_do
begin_services
three_rooms
person again /root/person || fail "the case of the version before"
amanjol-keeper manage journal verify
end_services
