. /root/common.sh
answers >/root/answers.toml
say "set up from the backup"
# As on the first machine, the doctor ends with 1; what was done is looked at below.
amanjol setup --from /root/answers.toml --yes --backup-key /root/kept/public \
    --restore /root/kept/night.amanjol --key /root/kept/secret >/root/said || true
cat /root/said
grep -q '^done: the backup brought back' /root/said || fail "nothing was brought back"
runuser -u postgres -- psql -XAt -d amanjol -c "select count(*) from journal_entry" -c "select id from wagtailcore_page order by 1" \
    >/root/rows
cmp /root/rows /root/kept/rows || fail "other rows came back"
amanjol-keeper manage journal verify
say "a second run changes nothing"
amanjol setup --yes --no-doctor --restore /root/kept/night.amanjol --key /root/kept/secret >/root/again
cat /root/again
if grep -E '^(to do|done):' /root/again; then fail "a second run does something"; fi
say "guide, editor and desk"
begin_services
three_rooms
