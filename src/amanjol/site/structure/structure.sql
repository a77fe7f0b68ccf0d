-- made from PostgreSQL 18
-- made from migrations 5a1cb1396f4971393a3e6562

-- Rights are given one by one below; those that the roles' setup gives by itself would come on top.
alter default privileges in schema public revoke all on tables from amanjol_app, amanjol_keeper;
alter default privileges in schema public revoke all on sequences from amanjol_app, amanjol_keeper;
set local check_function_bodies = false;
-- *not* creating schema, since initdb creates it


CREATE FUNCTION public.amanjol_account() RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select account.id
    from public.accounts_session session
    join public.accounts_account account on account.id = session.account_id
    where session.key_hash = encode(
            sha256(convert_to(nullif(current_setting('amanjol.session_token', true), ''), 'UTF8')), 'hex')
        and session.expires_at > statement_timestamp()
        and account.is_active
$$;


CREATE FUNCTION public.amanjol_member() RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select member.id
    from public.accounts_session session
    join public.accounts_account account on account.id = session.account_id
    join public.organisations_member member on member.account_id = account.id
    where session.key_hash = encode(
            sha256(convert_to(nullif(current_setting('amanjol.session_token', true), ''), 'UTF8')), 'hex')
        and session.expires_at > statement_timestamp()
        and account.is_active
        and member.left_on is null
$$;


CREATE FUNCTION public.amanjol_organisation() RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select member.organisation_id
    from public.accounts_session session
    join public.accounts_account account on account.id = session.account_id
    join public.organisations_member member on member.account_id = account.id
    where session.key_hash = encode(
            sha256(convert_to(nullif(current_setting('amanjol.session_token', true), ''), 'UTF8')), 'hex')
        and session.expires_at > statement_timestamp()
        and account.is_active
        and member.left_on is null
$$;


CREATE FUNCTION public.journal_chain_entry() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    this_chain text := coalesce(new.organisation_id::text, 'node');
    last_sequence bigint;
    last_hash bytea;
begin
    perform pg_advisory_xact_lock(hashtextextended('amanjol journal ' || this_chain, 0));
    select head.sequence, head.hash into last_sequence, last_hash
        from public.journal_head head where head.chain = this_chain;
    new.sequence := coalesce(last_sequence, 0) + 1;
    new.at := clock_timestamp();
    new.previous_hash := coalesce(last_hash, ''::bytea);
    new.hash := sha256(
        public.journal_field(convert_to('amanjol journal 1', 'UTF8'))
        || public.journal_field(new.previous_hash)
        || public.journal_field(convert_to(this_chain, 'UTF8'))
        || public.journal_field(int8send(new.sequence))
        || public.journal_field(int8send((extract(epoch from new.at) * 1000000)::bigint))
        || public.journal_field(uuid_send(new.id))
        || public.journal_field(uuid_send(new.actor_id))
        || public.journal_field(convert_to(new.verb, 'UTF8'))
        || public.journal_field(convert_to(new.subject_type, 'UTF8'))
        || public.journal_field(convert_to(new.subject_id, 'UTF8'))
        || public.journal_field(convert_to(new.details::text, 'UTF8'))
    );
    insert into public.journal_head (chain, sequence, hash) values (this_chain, new.sequence, new.hash)
        on conflict (chain) do update set sequence = excluded.sequence, hash = excluded.hash;
    return new;
end
$$;


CREATE FUNCTION public.journal_check_subjects() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    if exists (
        select from (select distinct entry_id, organisation_id from added) a
        left join public.journal_entry e on e.id = a.entry_id and e.organisation_id = a.organisation_id
        where e.details ->> 'subjects_hash' is distinct from (
            select encode(sha256(convert_to(string_agg(s.kind || ':' || s.subject_id, E'\n'
                order by (s.kind || ':' || s.subject_id) collate "C"), 'UTF8')), 'hex')
            from public.journal_subject s
            where s.entry_id = a.entry_id and s.organisation_id = a.organisation_id)
    ) then
        raise exception 'These are not what the entry is about.' using errcode = 'insufficient_privilege';
    end if;
    return null;
end
$$;


CREATE FUNCTION public.journal_field(value bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog', 'pg_temp'
    RETURN CASE WHEN (value IS NULL) THEN int4send('-1'::integer) ELSE (int4send(length(value)) || value) END;


CREATE FUNCTION public.journal_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    raise exception 'The journal is append-only: nobody may % it.', lower(tg_op)
        using errcode = 'insufficient_privilege';
end
$$;


CREATE FUNCTION public.legal_aid_turn_moves() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
begin
    if (new.organisation_id, new.need_id, new.offer_id, new.advocate, new.key_id, new.batch, new.place, new.minutes,
        new.working_days, new.last, new.sealed)
        is distinct from (old.organisation_id, old.need_id, old.offer_id, old.advocate, old.key_id, old.batch, old.place,
        old.minutes, old.working_days, old.last, old.sealed)
        or new.answers not in (old.answers, old.answers + 1)
        or (old.handed_at is not null and new.handed_at is distinct from old.handed_at) then
        raise check_violation using message = 'What a turn was begun with stands.';
    end if;
    if new.state <> old.state and not (case old.state
        when 'waiting' then new.state in ('to-call', 'handed', 'withdrawn')
        when 'to-call' then new.state in ('handed', 'withdrawn')
        when 'handed' then new.state in ('might', 'named', 'accepted', 'declined', 'over', 'withdrawn')
        when 'might' then new.state in ('named', 'declined', 'over', 'withdrawn')
        when 'named' then new.state in ('free', 'accepted', 'declined', 'over', 'withdrawn')
        when 'free' then new.state in ('named', 'accepted', 'declined', 'over', 'withdrawn')
        when 'accepted' then new.state = 'withdrawn'
        else false end) then
        raise check_violation using message = 'A turn does not move so.';
    end if;
    return new;
end
$$;


CREATE FUNCTION public.letters_acknowledge(node character varying, letter uuid, arrived bytea, at timestamp with time zone) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    update public.letters_outgoing
    set received_at = coalesce(received_at, at), next_try_at = null
    where id = letter and to_node = node and digest = arrived
    returning true
$$;


CREATE FUNCTION public.letters_again(node character varying, since timestamp with time zone) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    with once_more as (
        update public.letters_outgoing set next_try_at = statement_timestamp(), received_at = null, tries = 0
        where to_node = node and sealed is not null
            and (sent_at >= since or received_at is null or received_at >= since)
        returning 1)
    select count(*) from once_more
$$;


CREATE FUNCTION public.letters_drop(node character varying, organisation character varying, signed_with bytea, recalled uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    believing uuid[];
    gone integer;
    more integer;
begin
    select coalesce(array_agg(b.organisation_id), '{}') into believing from public.letters_belief b
    where b.partner_node = node and b.partner = organisation and b.key = signed_with
        and b.second_mark is not null and b.ended_at is null;
    insert into public.letters_recalled (id, issuer_node, issuer, letter, key, heard_at)
    values (gen_random_uuid(), node, organisation, recalled, signed_with, statement_timestamp()) on conflict do nothing;
    update public.letters_incoming
    set sealed = null, held = 'recalled', gone_at = coalesce(gone_at, statement_timestamp())
    where letter = recalled and from_node = node and held <> 'recalled' and organisation_id = any(believing);
    get diagnostics gone = row_count;
    update public.letters_openedletter set kept = null, gone_at = statement_timestamp()
    where letter = recalled and issuer_node = node and issuer = organisation and gone_at is null
        and organisation_id = any(believing);
    get diagnostics more = row_count;
    return gone + more;
end
$$;


CREATE FUNCTION public.letters_due(at_most integer, until timestamp with time zone) RETURNS TABLE(id uuid, to_node character varying, sealed bytea, tries integer)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    update public.letters_outgoing o
    set next_try_at = until, tries = o.tries + 1
    where o.id in (
        select d.id from public.letters_outgoing d
        where d.next_try_at <= statement_timestamp() and d.sealed is not null
            and (d.expires_at is null or d.expires_at > statement_timestamp())
            and (d.organisation_id is not null or d.id in (
                select e.id from public.letters_outgoing e
                where e.organisation_id is null and e.to_node = d.to_node and e.to_organisation = d.to_organisation
                    and e.received_at is null and e.sealed is not null
                order by e.sent_at, e.id
                limit greatest(0, 20 - (
                    select count(*) from public.letters_outgoing r
                    where r.organisation_id is null and r.to_node = d.to_node
                        and r.to_organisation = d.to_organisation
                        and r.received_at > statement_timestamp() - interval '1 day'))))
        order by d.next_try_at limit at_most for update skip locked)
    returning o.id, o.to_node, o.sealed, o.tries
$$;


CREATE FUNCTION public.letters_file_arrived(file uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    update public.letters_arrivingfile set arrived_at = coalesce(arrived_at, statement_timestamp()) where id = file
$$;


CREATE FUNCTION public.letters_file_due(until timestamp with time zone, most_a_day bigint) RETURNS TABLE(id uuid, from_node character varying, address bytea, size integer, tries integer, has_arrived boolean)
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    update public.letters_arrivingfile f
    set next_try_at = until, tries = f.tries + 1
    from public.letters_openedletter l
    where l.id = f.opened_id and f.id in (
        select d.id from public.letters_arrivingfile d
        join public.letters_openedletter o on o.id = d.opened_id
        where d.next_try_at <= statement_timestamp() and d.expires_at > statement_timestamp()
            and (d.arrived_at is not null or d.size + (
                select coalesce(sum(a.size), 0) from public.letters_arrivingfile a
                join public.letters_openedletter b on b.id = a.opened_id
                where b.issuer_node = o.issuer_node and a.id <> d.id
                    and (a.arrived_at > statement_timestamp() - interval '24 hours'
                        or a.arrived_at is null and a.tries > 0 and a.expires_at > statement_timestamp()))
                <= most_a_day)
        order by d.next_try_at limit 1 for update of d skip locked)
    returning f.id, l.issuer_node, f.address, f.size, f.tries, f.arrived_at is not null
$$;


CREATE FUNCTION public.letters_file_for(node character varying, wanted bytea) RETURNS TABLE(id uuid, manifest bytea)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select f.id, f.manifest from public.letters_sentfile f
    join public.letters_outgoing o on o.id = f.letter_id
    where f.address = wanted and o.to_node = node and o.expires_at > statement_timestamp()
    order by f.id limit 20
$$;


CREATE FUNCTION public.letters_file_is_here(node character varying, wanted bytea, lying uuid[]) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    is_here boolean;
begin
    select bool_and(f.arrived_at is not null and f.id = any(lying)) into is_here
    from public.letters_arrivingfile f join public.letters_openedletter l on l.id = f.opened_id
    where l.issuer_node = node and f.address = wanted;
    update public.letters_arrivingfile f set next_try_at = statement_timestamp()
    from public.letters_openedletter l
    where l.id = f.opened_id and l.issuer_node = node and f.address = wanted
        and case when f.arrived_at is null then f.next_try_at is not null
            else f.expires_at > statement_timestamp() and f.id <> all(lying) end;
    return is_here;
end
$$;


CREATE FUNCTION public.letters_file_put_off(file uuid, until timestamp with time zone, has_failed boolean) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    update public.letters_arrivingfile
    set next_try_at = until, tries = case when has_failed then tries else greatest(tries - 1, 0) end
    where id = file and next_try_at is not null
$$;


CREATE FUNCTION public.letters_file_received(node character varying, wanted bytea, at timestamp with time zone) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    with there as (
        update public.letters_sentfile f set received_at = coalesce(f.received_at, at)
        from public.letters_outgoing o
        where o.id = f.letter_id and f.address = wanted and o.to_node = node
        returning 1)
    select count(*) from there
$$;


CREATE FUNCTION public.letters_file_told(file uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    update public.letters_arrivingfile set next_try_at = null where id = file and arrived_at is not null
$$;


CREATE FUNCTION public.letters_files_again(node character varying, since timestamp with time zone) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    update public.letters_sentfile f set received_at = statement_timestamp()
    from public.letters_outgoing o
    where o.id = f.letter_id and o.to_node = node and (o.sent_at >= since or f.received_at >= since)
        and f.received_at is not null
$$;


CREATE FUNCTION public.letters_files_ask_again(lying uuid[]) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    with asked as (
        update public.letters_arrivingfile a set next_try_at = statement_timestamp(), tries = 0
        where a.arrived_at is not null and a.next_try_at is null and a.expires_at > statement_timestamp()
            and not exists (select from unnest(lying) l(id) where l.id = a.id)
        returning 1)
    select count(*) from asked
$$;


CREATE FUNCTION public.letters_files_drop(node character varying, organisation character varying, signed_with bytea, recalled uuid) RETURNS SETOF uuid
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    delete from public.letters_arrivingfile f using public.letters_openedletter l
    where l.id = f.opened_id and l.letter = recalled and l.issuer_node = node and l.issuer = organisation
        and f.organisation_id in (
            select b.organisation_id from public.letters_belief b
            where b.partner_node = node and b.partner = organisation and b.key = signed_with
                and b.second_mark is not null and b.ended_at is null)
    returning f.id
$$;


CREATE FUNCTION public.letters_files_forget(received_before timestamp with time zone) RETURNS SETOF uuid
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    delete from public.letters_sentfile f using public.letters_outgoing o
    where o.id = f.letter_id and (f.received_at < received_before or o.expires_at < received_before)
    returning f.id
$$;


CREATE FUNCTION public.letters_files_here(node character varying, lying uuid[], at_most integer) RETURNS TABLE(address bytea)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select f.address from public.letters_arrivingfile f
    join public.letters_openedletter l on l.id = f.opened_id
    where l.issuer_node = node and f.expires_at > statement_timestamp()
    group by f.address having bool_and(f.arrived_at is not null and f.id = any(lying))
    order by max(f.arrived_at) desc limit at_most
$$;


CREATE FUNCTION public.letters_files_lost(lying uuid[]) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select count(*) from (
        select s.id from public.letters_sentfile s
        union all
        select a.id from public.letters_arrivingfile a where a.arrived_at is not null) whole
    where not exists (select from unnest(lying) l(id) where l.id = whole.id)
$$;


CREATE FUNCTION public.letters_files_nobodys(lying uuid[]) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select l.id from unnest(lying) l(id)
    where not exists (select from public.letters_sentfile s where s.id = l.id)
        and not exists (
            select from public.letters_arrivingfile a
            where a.id = l.id and (a.arrived_at is not null or a.expires_at > statement_timestamp()))
$$;


CREATE FUNCTION public.letters_files_wait_again(node character varying, since timestamp with time zone) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    update public.letters_sentfile f set received_at = null
    from public.letters_outgoing o
    where o.id = f.letter_id and o.to_node = node and (o.sent_at >= since or f.received_at >= since)
        and f.received_at is not null
$$;


CREATE FUNCTION public.letters_files_waiting(node character varying, lying uuid[]) RETURNS TABLE(id uuid, letter uuid, manifest bytea)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select f.id, f.letter_id, f.manifest from public.letters_sentfile f
    join public.letters_outgoing o on o.id = f.letter_id
    where f.id = any(lying) and o.to_node = node and f.received_at is null and o.expires_at > statement_timestamp()
    order by o.sent_at, o.id, f.number
$$;


CREATE FUNCTION public.letters_forget(received_before timestamp with time zone) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    with gone as (
        update public.letters_outgoing set sealed = null, next_try_at = null, gone_at = statement_timestamp()
        where sealed is not null and expires_at is not null
            and (received_at < received_before or expires_at < received_before)
        returning 1)
    select count(*) from gone
$$;


CREATE FUNCTION public.letters_full_here(at_most integer) RETURNS SETOF character varying
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select a.from_node from public.letters_incoming a
    where a.organisation_id = (select public.amanjol_organisation())
        and a.arrived_at > statement_timestamp() - interval '1 day'
    group by 1 having count(*) >= at_most
    order by 1
$$;


CREATE FUNCTION public.letters_full_nodes(at_most integer) RETURNS TABLE(node character varying, organisations bigint)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select f.from_node, count(*) from (
        select a.organisation_id, a.from_node from public.letters_incoming a
        where a.arrived_at > statement_timestamp() - interval '1 day'
        group by 1, 2 having count(*) >= at_most) f
    group by 1 order by 1
$$;


CREATE FUNCTION public.letters_nameless_late(OUT waiting bigint, OUT never bigint) RETURNS record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select count(*) filter (where o.expires_at is null or o.expires_at > statement_timestamp()),
        count(*) filter (where o.expires_at <= statement_timestamp())
    from public.letters_outgoing o
    where o.organisation_id is null and o.received_at is null and o.sealed is not null
        and o.sent_at < statement_timestamp() - interval '1 day'
$$;


CREATE FUNCTION public.letters_nameless_whereabouts(letter uuid) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select case
        when o.received_at is not null then 'brought'
        when o.sealed is null or o.expires_at <= statement_timestamp() then 'never'
        else 'waits' end
    from public.letters_outgoing o
    where o.id = letter and o.organisation_id is null
$$;


CREATE FUNCTION public.letters_put_off(letter uuid, until timestamp with time zone, has_failed boolean) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    update public.letters_outgoing
    set next_try_at = until, tries = case when has_failed then tries else greatest(tries - 1, 0) end
    where id = letter and received_at is null
$$;


CREATE FUNCTION public.letters_take_in(node character varying, letter uuid, inbox bytea, arrived bytea, envelope bytea, at_most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    of_whom uuid;
    held integer := 0;
    is_gone boolean;
begin
    for of_whom in
        select distinct i.organisation_id from public.letters_inboxkey i
        where i.key_id = inbox and i.closes_at > statement_timestamp()
    loop
        continue when at_most <= (
                select count(*) from (
                    select from public.letters_incoming a
                    where a.organisation_id = of_whom and a.from_node = node
                        and a.arrived_at > statement_timestamp() - interval '1 day'
                    limit at_most) today)
            and not exists (
                select from public.letters_incoming a
                where a.organisation_id = of_whom and a.from_node = node and a.letter = letters_take_in.letter
                    and a.digest = arrived);
        held := held + 1;
        is_gone := exists (
            select from public.letters_recalled r
            join public.letters_belief b on b.partner_node = r.issuer_node and b.partner = r.issuer
            where r.letter = letters_take_in.letter and r.issuer_node = node and r.key = b.key
                and b.organisation_id = of_whom and b.second_mark is not null and b.ended_at is null);
        insert into public.letters_incoming
            (id, organisation_id, from_node, letter, key_id, digest, sealed, arrived_at, held, gone_at)
        values (
            gen_random_uuid(), of_whom, node, letter, inbox, arrived,
            case when is_gone then null else envelope end, statement_timestamp(), '',
            case when is_gone then statement_timestamp() end)
        on conflict do nothing;
    end loop;
    return held;
end
$$;


CREATE FUNCTION public.letters_waiting(node character varying, at_most integer) RETURNS TABLE(sealed bytea)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select o.sealed from public.letters_outgoing o
    where o.to_node = node and o.received_at is null and o.sealed is not null
        and (o.expires_at is null or o.expires_at > statement_timestamp())
    order by o.sent_at, o.id limit at_most
$$;


CREATE FUNCTION public.mailings_keep_end() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    if tg_op = 'UPDATE' and (
        (old.is_counted and not new.is_counted)
        or (old.state in ('done', 'withdrawn') and new.state not in ('done', 'withdrawn'))
        or (old.state = 'withdrawn' and new.state <> 'withdrawn')
    ) then
        raise exception 'A mailing that has ended does not begin again.' using errcode = 'check_violation';
    end if;
    if new.state in ('done', 'withdrawn') then
        insert into public.mailings_endedmailing (id, organisation_id, mailing)
        values (gen_random_uuid(), new.organisation_id, new.id) on conflict do nothing;
    elsif new.state in ('draft', 'sending') and (tg_op = 'INSERT' or old.state <> new.state)
        and exists (
            select from public.mailings_endedmailing e
            where e.organisation_id = new.organisation_id and e.mailing = new.id
        ) then
        raise exception 'A mailing that has ended does not begin again.' using errcode = 'check_violation';
    end if;
    return new;
end
$$;


CREATE FUNCTION public.newsletter_block_stands() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
declare
    step text;
    who uuid[];
begin
    select state, writers into step, who from newsletter_issue where id = case tg_op when 'INSERT' then new.issue_id
        else old.issue_id end for share;
    if tg_op <> 'DELETE' and not (new.written_by_id = any(who)) then
        raise check_violation using message = 'Who writes a block is one of the writers.';
    end if;
    if step <> 'draft' or tg_op = 'UPDATE' and new.issue_id <> old.issue_id then
        raise check_violation using message = 'What was handed over stands.';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end
$$;


CREATE FUNCTION public.newsletter_erratum_stands() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
begin
    raise check_violation using message = 'An erratum stands.';
end
$$;


CREATE FUNCTION public.newsletter_issue_editions() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
begin
    if tg_op = 'INSERT' and new.editions <> 0 or tg_op = 'UPDATE' and new.editions <> old.editions
        and (new.editions <> old.editions + 1 or new.state <> 'published') then
        raise check_violation using message = 'Editions are counted upwards, one by one.';
    end if;
    return new;
end
$$;


CREATE FUNCTION public.newsletter_issue_steps() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
begin
    if tg_op = 'INSERT' then
        if new.state <> 'draft' or not new.written_by_id = any(new.writers) then
            raise check_violation using message = 'An issue begins as a draft, with who begins it as a writer.';
        end if;
        return new;
    end if;
    if tg_op = 'DELETE' then
        if old.state <> 'draft' then
            raise check_violation using message = 'What was handed over stands.';
        end if;
        return old;
    end if;
    if (new.id, new.organisation_id, new.programme_id, new.written_by_id, new.is_demo) is distinct from
        (old.id, old.organisation_id, old.programme_id, old.written_by_id, old.is_demo)
        or (old.state <> 'draft' or new.state <> 'draft') and (new.first_day, new.title_en, new.title_ru)
            is distinct from (old.first_day, old.title_en, old.title_ru)
        or old.published_on is not null and new.published_on is distinct from old.published_on
        or old.handed_by_id is not null and new.state <> 'draft' and new.handed_by_id <> old.handed_by_id
        or old.decided_by_id is not null and new.state <> 'draft' and new.decided_by_id <> old.decided_by_id then
        raise check_violation using message = 'What was handed over stands.';
    end if;
    if new.state <> old.state and (old.state, new.state) not in (('draft', 'waiting'), ('waiting', 'draft'),
        ('waiting', 'approved'), ('approved', 'draft'), ('approved', 'published'), ('published', 'withdrawn')) then
        raise check_violation using message = 'An issue goes step by step.';
    end if;
    if new.state = 'waiting' and (not exists (select from newsletter_block where issue_id = new.id)
        or exists (select from newsletter_block where issue_id = new.id and kind <> 'story'
            and (state_en <> 'ready' or state_ru <> 'ready'))) then
        raise check_violation using message = 'An issue is handed over whole, ready in both languages.';
    end if;
    if not new.writers @> old.writers then
        raise check_violation using message = 'Who wrote in an issue stays one of its writers.';
    end if;
    if new.state = 'approved' and old.state = 'waiting' and (new.decided_by_id = any(new.writers)) then
        raise check_violation using message = 'Nobody approves what they wrote.';
    end if;
    return new;
end
$$;


CREATE FUNCTION public.newsletter_openissue_is_last() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
begin
    if not exists (select from newsletter_issue where id = new.issue_id and editions = new.edition
        for share) then
        raise check_violation using message = 'No earlier copy is put back.';
    end if;
    return null;
end
$$;


CREATE FUNCTION public.newsletter_openissue_is_out() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
begin
    if not exists (select from newsletter_issue where id = new.issue_id and organisation_id = new.organisation_id
        and state = 'published' and first_day = new.first_day and published_on = new.published_on) then
        raise check_violation using message = 'Everybody reads what is published, and nothing else.';
    end if;
    return null;
end
$$;


CREATE FUNCTION public.newsletter_quote_of_release() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
begin
    if tg_op = 'UPDATE' and (new.release_id, new.of_table, new.codes, new.title_en, new.title_ru) is distinct from
        (old.release_id, old.of_table, old.codes, old.title_en, old.title_ru) then
        raise check_violation using message = 'What a figure was at publication stands.';
    end if;
    if new.release_id is not null and not exists (select from releases_release where id = new.release_id
        and state = 'approved') then
        raise check_violation using message = 'Only counts of an approved release are quoted.';
    end if;
    return new;
end
$$;


CREATE FUNCTION public.newsletter_quote_stands() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
declare
    step text;
begin
    if tg_op = 'UPDATE' then
        select state into step from newsletter_issue where id = old.issue_id for share;
        if (new.id, new.organisation_id, new.issue_id, new.number, new.indicator_id, new.period_id, new.kind,
            new.currency) is distinct from (old.id, old.organisation_id, old.issue_id, old.number, old.indicator_id,
            old.period_id, old.kind, old.currency) or step <> 'approved' then
            raise check_violation using message = 'What a figure was at publication stands.';
        end if;
        return new;
    end if;
    select state into step from newsletter_issue where id = case tg_op when 'INSERT' then new.issue_id
        else old.issue_id end for share;
    if step <> 'draft' then
        raise check_violation using message = 'What was handed over stands.';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    if new.value is not null or exists (select from results_period
        where id = new.period_id and locked_at is null) then
        raise check_violation using message = 'Only figures of a locked period are quoted.';
    end if;
    return new;
end
$$;


CREATE FUNCTION public.observations_sent_stands() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
begin
    if old.recalled_on is not null or new.recalled_on is null or new.signed <> ''::bytea then
        raise check_violation using message = 'What was sent is taken back, once and for good, and changed in no other way.';
    end if;
    return new;
end
$$;


CREATE FUNCTION public.observations_taking_is_next() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
begin
    if new.number <> (select count(*) from observations_taking where observation_id = new.observation_id) then
        raise check_violation using message = 'An answer to an observation has the next number.';
    end if;
    if not exists (
        select from observations_sentobservation where id = new.observation_id and recalled_on is null
    ) then
        raise check_violation using message = 'Nobody answers an observation that was taken back.';
    end if;
    return new;
end
$$;


CREATE FUNCTION public.outreach_open_is_approved() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
begin
    if not exists (select from outreach_recommendation where id = new.recommendation_id
        and organisation_id = new.organisation_id and shown_on is not null and approved_by_id is not null
        and edition = new.edition for share) then
        raise check_violation using message = 'Everybody reads what a second person approved last, and nothing else.';
    end if;
    return null;
end
$$;


CREATE FUNCTION public.outreach_second_person() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
begin
    if tg_op = 'INSERT' then
        if cardinality(new.writers) = 0 or new.shown_on is not null or new.asked_by_id is not null
            or new.approved_by_id is not null or new.edition <> 0 then
            raise check_violation using message = 'A recommendation begins with who writes it, and is shown to nobody.';
        end if;
        return new;
    end if;
    if (new.id, new.organisation_id) is distinct from (old.id, old.organisation_id) then
        raise check_violation using message = 'A recommendation stays: its editions are counted upwards.';
    end if;
    if new.edition not in (old.edition, old.edition + 1) then
        raise check_violation using message = 'Editions are counted upwards, one by one.';
    end if;
    if (not new.writers @> old.writers or new.shown_on is not null and old.shown_on is null
            or new.approved_by_id is distinct from old.approved_by_id)
        and (old.asked_by_id is null or new.approved_by_id is null or new.approved_by_id = old.asked_by_id
            or new.approved_by_id = any(old.writers)) then
        raise check_violation using message = 'Nobody approves what they wrote or asked for.';
    end if;
    return new;
end
$$;


CREATE FUNCTION public.outreach_word_stands(organisation uuid, partner uuid, country text) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
    select exists (select from public.outreach_partnerword word
        where word.organisation_id = $1 and word.partner_id = $2 and word.country = $3
            and word.name_may and word.ended_on is null and word.holds_until >= current_date)
$_$;


CREATE FUNCTION public.partner_warnings_taking_is_next() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
begin
    if new.number <> (select count(*) from partner_warnings_partnertaking where told_id = new.told_id) then
        raise check_violation using message = 'An answer to what a partner told has the next number.';
    end if;
    return new;
end
$$;


CREATE FUNCTION public.referrals_enter_dropped() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    insert into public.cases_erased (id, organisation_id, erased_on, reason)
    values (new.id, new.organisation_id, (coalesce(new.gone_at, statement_timestamp())
    at time zone coalesce(nullif(current_setting('amanjol.time_zone', true), ''), 'UTC'))::date, 'recalled') on conflict do nothing;
    return null;
end
$$;


CREATE FUNCTION public.referrals_enter_dropped_letter() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    insert into public.cases_erased (id, organisation_id, erased_on, reason)
    select gone.id, new.organisation_id, (coalesce(new.gone_at, statement_timestamp())
    at time zone coalesce(nullif(current_setting('amanjol.time_zone', true), ''), 'UTC'))::date, 'recalled'
    from (
        select new.id as id
        union select a.id from public.letters_incoming a
        where a.organisation_id = new.organisation_id and a.letter = new.letter and a.from_node = new.issuer_node
        union select md5('letter ' || new.issuer_node || ' ' || new.letter)::uuid
        where not exists (select from public.organisations_node n where n.id::text = new.issuer_node)) gone
    on conflict do nothing;
    return null;
end
$$;


CREATE FUNCTION public.referrals_lay_in_empty() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    if new.sealed is not null and exists (
        select from public.cases_erased e
        where e.id = md5('letter ' || new.from_node || ' ' || new.letter)::uuid
            and e.organisation_id = new.organisation_id)
    then
        new.sealed := null;
        new.held := 'recalled';
        new.gone_at := statement_timestamp();
    end if;
    return new;
end
$$;


CREATE FUNCTION public.releases_reporting_grows() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
begin
    if (new.release_id, new.organisation_id) is distinct from (old.release_id, old.organisation_id) then
        raise check_violation using message = 'What IATI asks stays with its release.';
    end if;
    if new.written_at <= old.written_at then
        raise check_violation using message = 'What IATI asks is written over by something later alone.';
    end if;
    return new;
end
$$;


CREATE FUNCTION public.releases_steps() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
begin
    if tg_op = 'INSERT' then
        if new.state <> 'examined' then
            raise check_violation using message = 'A release is attacked before anything else.';
        end if;
        return new;
    end if;
    if tg_op = 'DELETE' then
        if old.state in ('approved', 'withdrawn') then
            raise check_violation using message = 'What was approved is never forgotten.';
        end if;
        return old;
    end if;
    if old.state in ('approved', 'withdrawn') and (new.number, new.decided_by_id, new.approved_on, new.verdict,
        new.approved_signed) is distinct from (old.number, old.decided_by_id, old.approved_on, old.verdict,
        old.approved_signed) then
        raise check_violation using message = 'What was approved stands.';
    end if;
    if (old.state, new.state) not in (('examined', 'examined'), ('examined', 'waiting'), ('examined', 'held-back'),
        ('held-back', 'examined'), ('waiting', 'examined'), ('waiting', 'approved'), ('approved', 'withdrawn')) then
        raise check_violation using message = 'A release goes step by step.';
    end if;
    if new.state = 'approved' and new.number <> 1 + (select coalesce(max(number), 0) from releases_release
        where organisation_id = new.organisation_id) then
        raise check_violation using message = 'What is approved gets the next number.';
    end if;
    return new;
end
$$;


CREATE FUNCTION public.results_add(so_far text[], value bigint, kind text, currency text, period uuid) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE
    SET search_path TO 'pg_catalog', 'public'
    AS $$
begin
    if value is null then
        return so_far;
    end if;
    if so_far is null then
        return array[value::text, kind, currency, period::text];
    end if;
    if so_far[2] <> kind or so_far[3] <> currency then
        raise check_violation using message = 'Two kinds are never added.';
    end if;
    if so_far[4] <> period::text and kind not in ('attendances', 'services', 'money') then
        raise check_violation using message = 'What can come again is never added over time.';
    end if;
    return array[(so_far[1]::bigint + value)::text, kind, currency, so_far[4]];
end
$$;


CREATE FUNCTION public.results_figure_stands() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
declare
    dimension text;
    locked timestamptz;
begin
    if tg_op = 'DELETE' then
        if old.decision = 'approved' then
            raise check_violation using message = 'A figure that was approved stays.';
        end if;
        return old;
    end if;
    if tg_op = 'UPDATE' then
        if (new.id, new.organisation_id, new.fact_id, new.number, new.value, new.of_organisations, new.parts,
            new.evidence, new.link, new.reason, new.written_by_id, new.written_at) is distinct from
            (old.id, old.organisation_id, old.fact_id, old.number, old.value, old.of_organisations, old.parts,
            old.evidence, old.link, old.reason, old.written_by_id, old.written_at) or old.decision <> '' then
            raise check_violation using message = 'A figure stands as it was written, and is decided once.';
        end if;
        return new;
    end if;
    select p.locked_at into locked from results_period p join results_fact f on f.period_id = p.id
        where f.id = new.fact_id for share of p;
    if locked is not null and new.reason = '' then
        raise check_violation using message = 'Of a locked period each figure says why it came later.';
    end if;
    for dimension in select jsonb_object_keys(new.parts) loop
        if (select sum(value::bigint) from jsonb_each_text(new.parts -> dimension)) is distinct from new.value
            or exists (select from jsonb_each_text(new.parts -> dimension) where value::bigint between 1 and 9
                or value::bigint < 0) then
            raise check_violation using message = 'Parts add up to the value, and none is of a few people.';
        end if;
    end loop;
    return new;
end
$$;


CREATE FUNCTION public.results_indicator_stands() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
begin
    if (new.definition_en, new.definition_ru, new.kind, new.currency, new.baseline) is distinct from
        (old.definition_en, old.definition_ru, old.kind, old.currency, old.baseline)
        and exists (select from results_figure f join results_fact t on t.id = f.fact_id
            where t.indicator_id = old.id and f.decision = 'approved') then
        raise check_violation using message = 'An indicator means what it meant when a figure was approved.';
    end if;
    return new;
end
$$;


CREATE FUNCTION public.results_of_one_programme() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
begin
    if not exists (select from results_indicator i join results_result r on r.id = i.result_id
            join results_period p on p.programme_id = r.programme_id
            where i.id = new.indicator_id and p.id = new.period_id) then
        raise check_violation using message = 'An indicator and its period are of one programme.';
    end if;
    return new;
end
$$;


CREATE FUNCTION public.results_period_stands() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
begin
    if old.locked_at is not null then
        raise check_violation using message = 'What is locked stands.';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end
$$;


CREATE FUNCTION public.results_sum(so_far text[]) RETURNS bigint
    LANGUAGE sql IMMUTABLE
    AS $$ select so_far[1]::bigint $$;


CREATE FUNCTION public.results_target_stands() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
declare
    target results_target := case tg_op when 'DELETE' then old else new end;
    locked timestamptz;
begin
    select locked_at into locked from results_period where id = target.period_id for share;
    if locked is not null and (tg_op = 'DELETE' or (tg_op = 'INSERT' and new.value is not null)
            or (tg_op = 'UPDATE' and new.value is distinct from old.value)) then
        raise check_violation using message = 'A target stands once its period is locked.';
    end if;
    return target;
end
$$;


CREATE FUNCTION public.results_target_traced() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
begin
    if tg_op = 'INSERT' then
        if new.earlier <> '[]' then
            raise check_violation using message = 'A new target was nothing before.';
        end if;
    elsif old.value is null or new.value is not distinct from old.value then
        if new.earlier is distinct from old.earlier then
            raise check_violation using message = 'What a target was before stands.';
        end if;
    elsif (new.earlier - (-1)) is distinct from old.earlier
        or jsonb_array_length(new.earlier) <> jsonb_array_length(old.earlier) + 1
        or (new.earlier -> -1 ->> 'value')::bigint is distinct from old.value
        or coalesce(new.earlier -> -1 ->> 'why', '') = '' then
        raise check_violation using message = 'A target that is changed keeps what it was, and why.';
    end if;
    return new;
end
$$;


CREATE FUNCTION public.support_permit_is_there(permit uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select exists (select from public.support_storypermit p where p.id = permit)
$$;


CREATE FUNCTION public.support_permit_stands() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
begin
    if old.recalled_at is not null or new.recalled_at is null or new.signed <> ''::bytea then
        raise check_violation using message = 'A permit is recalled, once and for good, and changed in no other way.';
    end if;
    return new;
end
$$;


CREATE FUNCTION public.support_story_stands() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public'
    AS $$
begin
    raise check_violation using message = 'A story stays that of its case.';
end
$$;


CREATE FUNCTION public.warnings_keep_copy() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    if tg_op = 'DELETE' then
        raise exception 'A copy is taken down where it was posted, not here.' using errcode = 'check_violation';
    end if;
    if tg_op = 'INSERT' then
        if new.taken_down_on is not null then
            raise exception 'A copy was posted before it is taken down.' using errcode = 'check_violation';
        end if;
        if new.says_end and exists (
            select from public.warnings_publicwarning
            where id = new.warning_id and ended_at is null and ends_on > current_date
        ) then
            raise exception 'No copy says that a warning has ended that stands.' using errcode = 'check_violation';
        end if;
        return new;
    end if;
    if old.taken_down_on is not null
        or to_jsonb(new) - '{taken_down_on,taken_down_by_id}'::text[]
            is distinct from to_jsonb(old) - '{taken_down_on,taken_down_by_id}'::text[] then
        raise exception 'What was posted stands; that it was taken down is said once.'
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;


CREATE FUNCTION public.warnings_keep_correction() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    if tg_op <> 'INSERT' then
        raise exception 'What was written of a copy stays: write it once more.' using errcode = 'check_violation';
    end if;
    perform from public.warnings_copy where id = new.copy_id and taken_down_on is null for key share;
    if not found then
        raise exception 'A copy that is taken down is nowhere any more.' using errcode = 'check_violation';
    end if;
    new.corrected_at := clock_timestamp();  -- the newest holds: nobody writes a day that is still to come
    return new;
end
$$;


CREATE FUNCTION public.warnings_keep_hour() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    if old.approved_at is null then
        if old.desks_until is not null and (new.desks_until is null or new.desks_until < old.desks_until) then
            raise exception 'Nobody takes their hour from desks.' using errcode = 'check_violation';
        end if;
        if new.approved_at is not null and new.at_once_by_id is null
            and greatest(new.translators_until, new.desks_until) > clock_timestamp() + interval '1 minute' then
            raise exception 'A warning waits for its translators and for desks.' using errcode = 'check_violation';
        end if;
    elsif (new.translators_until, new.desks_until, new.changed_at, new.at_once_by_id, new.at_once_words) is distinct from
        (old.translators_until, old.desks_until, old.changed_at, old.at_once_by_id, old.at_once_words) then
        raise exception 'Why an approved warning did not wait is not changed.' using errcode = 'check_violation';
    end if;
    return new;
end
$$;


CREATE FUNCTION public.warnings_keep_question() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    if (new.warning_id, new.until, new.asked_by_id) is distinct from (old.warning_id, old.until, old.asked_by_id)
        or old.agreed_at is not null then
        raise exception 'What was asked for is not changed.' using errcode = 'check_violation';
    end if;
    return new;
end
$$;


CREATE FUNCTION public.warnings_refuse_alone() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    if cardinality(new.authors) = 0 then
        raise exception 'A warning names who wrote it.' using errcode = 'check_violation';
    end if;
    if new.approved_by_id is not null and new.approved_by_id = any(new.authors) then
        raise exception 'A warning is approved by somebody who wrote no part of it.' using errcode = 'check_violation';
    end if;
    if tg_op = 'INSERT' then
        if new.approved_at is not null then
            raise exception 'A warning waits before it is approved.' using errcode = 'check_violation';
        end if;
        return new;
    end if;
    if not new.authors @> old.authors then
        raise exception 'Who wrote a part of a warning stays named.' using errcode = 'check_violation';
    end if;
    if old.approved_at is null then
        if new.approved_at is not null
            and (new.ends_on - new.begins_on + 1 > 30
                or new.begins_on not between current_date - 1 and current_date + 1) then
            raise exception 'A warning holds thirty days at most.' using errcode = 'check_violation';
        end if;
        return new;
    end if;
    if (new.kind, new.country, new.region, new.trade, new.channel, new.month, new.advice, new.sureness, new.source,
            new.contact, new.texts, new.authors, new.approved_by_id, new.approved_at, new.begins_on)
        is distinct from
        (old.kind, old.country, old.region, old.trade, old.channel, old.month, old.advice, old.sureness, old.source,
            old.contact, old.texts, old.authors, old.approved_by_id, old.approved_at, old.begins_on) then
        raise exception 'What was approved is not changed.' using errcode = 'check_violation';
    end if;
    if old.ended_at is not null and new.ended_at is distinct from old.ended_at then
        raise exception 'What has ended stays ended.' using errcode = 'check_violation';
    end if;
    if new.ends_on > old.ends_on and not exists (
        select from public.warnings_prolonging
        where warning_id = new.id and until = new.ends_on and agreed_by_id is not null and agreed_by_id <> asked_by_id
            and until < current_date + 31
    ) then
        raise exception 'Two people agree that a warning holds longer.' using errcode = 'check_violation';
    end if;
    return new;
end
$$;


CREATE FUNCTION public.warnings_refuse_removal() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    if old.approved_at is not null then
        raise exception 'What readers were told is not removed.' using errcode = 'check_violation';
    end if;
    return old;
end
$$;


CREATE AGGREGATE public.results_total(bigint, text, text, uuid) (
    SFUNC = public.results_add,
    STYPE = text[],
    FINALFUNC = public.results_sum
);


CREATE TABLE public.accounts_account (
    is_superuser boolean NOT NULL,
    id uuid NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(120) NOT NULL,
    language character varying(12) NOT NULL,
    is_active boolean NOT NULL,
    is_demo boolean NOT NULL,
    passphrase_record character varying(120) NOT NULL,
    totp_sealed bytea,
    totp_last_step bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    key_version integer NOT NULL,
    CONSTRAINT accounts_account_key_version_check CHECK ((key_version >= 0)),
    CONSTRAINT accounts_email_is_lower CHECK (((email)::text = lower((email)::text))),
    CONSTRAINT accounts_nobody_is_above CHECK ((NOT is_superuser))
);
ALTER TABLE ONLY public.accounts_account ALTER COLUMN totp_sealed SET STATISTICS 0;


CREATE TABLE public.accounts_account_groups (
    id bigint NOT NULL,
    account_id uuid NOT NULL,
    group_id integer NOT NULL
);


ALTER TABLE public.accounts_account_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_account_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.accounts_account_user_permissions (
    id bigint NOT NULL,
    account_id uuid NOT NULL,
    permission_id integer NOT NULL
);


ALTER TABLE public.accounts_account_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.accounts_account_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.accounts_invitation (
    id uuid NOT NULL,
    token_hash character varying(64) NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    account_id uuid NOT NULL
);


CREATE TABLE public.accounts_personkey (
    id uuid NOT NULL,
    version integer NOT NULL,
    public bytea NOT NULL,
    by_passphrase bytea NOT NULL,
    by_recovery_code bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    code_kept_at timestamp with time zone,
    account_id uuid NOT NULL,
    CONSTRAINT accounts_key_version_from_1 CHECK ((version >= 1)),
    CONSTRAINT accounts_personkey_version_check CHECK ((version >= 0))
);
ALTER TABLE ONLY public.accounts_personkey ALTER COLUMN public SET STATISTICS 0;
ALTER TABLE ONLY public.accounts_personkey ALTER COLUMN by_passphrase SET STATISTICS 0;
ALTER TABLE ONLY public.accounts_personkey ALTER COLUMN by_recovery_code SET STATISTICS 0;


CREATE TABLE public.accounts_session (
    id uuid NOT NULL,
    key_hash character varying(64) NOT NULL,
    data text NOT NULL,
    device character varying(60) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    account_id uuid,
    by_session bytea,
    locks_at timestamp with time zone,
    unlocked_at timestamp with time zone,
    CONSTRAINT accounts_session_unlock_ends CHECK ((((by_session IS NULL) AND (locks_at IS NULL)) OR ((by_session IS NOT NULL) AND (locks_at IS NOT NULL))))
);
ALTER TABLE ONLY public.accounts_session ALTER COLUMN by_session SET STATISTICS 0;


CREATE TABLE public.accounts_tries (
    name_hash character varying(64) NOT NULL,
    since timestamp with time zone NOT NULL,
    count integer NOT NULL,
    CONSTRAINT accounts_tries_count_check CHECK ((count >= 0))
);


CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);


ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);


ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);


ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.cases_assignment (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    case_id uuid NOT NULL
);

ALTER TABLE ONLY public.cases_assignment FORCE ROW LEVEL SECURITY;


CREATE TABLE public.cases_case (
    id uuid NOT NULL,
    epoch integer,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    status character varying(10) NOT NULL,
    opened_month date NOT NULL,
    retention_on date NOT NULL,
    next_step_on date,
    organisation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    group_id uuid,
    CONSTRAINT cases_case_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT cases_case_schema_check CHECK ((schema >= 0)),
    CONSTRAINT cases_closed_has_no_next_step CHECK ((((status)::text = 'open'::text) OR (next_step_on IS NULL))),
    CONSTRAINT cases_only_the_month_of_opening CHECK ((EXTRACT(day FROM opened_month) = (1)::numeric))
);
ALTER TABLE ONLY public.cases_case ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.cases_case ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.cases_case FORCE ROW LEVEL SECURITY;


CREATE TABLE public.cases_caseitem (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    kind character varying(20) NOT NULL,
    number integer NOT NULL,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT cases_caseitem_number_check CHECK ((number >= 0)),
    CONSTRAINT cases_caseitem_schema_check CHECK ((schema >= 0)),
    CONSTRAINT cases_item_from_one CHECK ((number >= 1))
);
ALTER TABLE ONLY public.cases_caseitem ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.cases_caseitem ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.cases_caseitem FORCE ROW LEVEL SECURITY;


CREATE TABLE public.cases_comparedlist (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    list character varying(60) NOT NULL,
    edition character varying(60) NOT NULL,
    digest character varying(64) NOT NULL,
    signed_on date NOT NULL,
    member_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);

ALTER TABLE ONLY public.cases_comparedlist FORCE ROW LEVEL SECURITY;


CREATE TABLE public.cases_desk (
    organisation_id uuid NOT NULL,
    ceiling smallint,
    CONSTRAINT cases_ceiling_of_one_at_least CHECK (((ceiling IS NULL) OR (ceiling >= 1))),
    CONSTRAINT cases_desk_ceiling_check CHECK ((ceiling >= 0))
);

ALTER TABLE ONLY public.cases_desk FORCE ROW LEVEL SECURITY;


CREATE TABLE public.cases_erased (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    erased_on date NOT NULL,
    reason character varying(20) NOT NULL
);

ALTER TABLE ONLY public.cases_erased FORCE ROW LEVEL SECURITY;


CREATE TABLE public.cases_findingsheet (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    epoch integer,
    organisation_id uuid NOT NULL,
    CONSTRAINT cases_findingsheet_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT cases_findingsheet_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.cases_findingsheet ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.cases_findingsheet ALTER COLUMN sealed SET STATISTICS 0;
ALTER TABLE ONLY public.cases_findingsheet ALTER COLUMN sealed SET STORAGE EXTERNAL;

ALTER TABLE ONLY public.cases_findingsheet FORCE ROW LEVEL SECURITY;


CREATE TABLE public.cases_group (
    id uuid NOT NULL,
    epoch integer,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT cases_group_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT cases_group_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.cases_group ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.cases_group ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.cases_group FORCE ROW LEVEL SECURITY;


CREATE TABLE public.cases_lawyernote (
    id uuid NOT NULL,
    written_on date NOT NULL,
    case_id uuid NOT NULL,
    key_id uuid,
    member_id uuid,
    organisation_id uuid NOT NULL,
    circle_id uuid,
    CONSTRAINT cases_note_for_a_circle_or_a_lawyer CHECK ((((circle_id IS NULL) AND (member_id IS NOT NULL)) OR ((circle_id IS NOT NULL) AND (key_id IS NULL) AND (member_id IS NULL))))
);

ALTER TABLE ONLY public.cases_lawyernote FORCE ROW LEVEL SECURITY;


CREATE TABLE public.cases_lawyerseal (
    id uuid NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    key_id uuid,
    member_id uuid,
    note_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    number integer,
    CONSTRAINT cases_lawyerseal_number_check CHECK ((number >= 0)),
    CONSTRAINT cases_lawyerseal_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.cases_lawyerseal ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.cases_lawyerseal FORCE ROW LEVEL SECURITY;


CREATE TABLE public.cases_merge (
    id uuid NOT NULL,
    epoch integer,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    merged uuid NOT NULL,
    organisation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT cases_merge_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT cases_merge_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.cases_merge ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.cases_merge ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.cases_merge FORCE ROW LEVEL SECURITY;


CREATE TABLE public.cases_named (
    id uuid NOT NULL,
    purpose character varying(10) NOT NULL,
    sealed bytea NOT NULL,
    key_id uuid NOT NULL,
    member_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    person_id uuid NOT NULL
);
ALTER TABLE ONLY public.cases_named ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.cases_named FORCE ROW LEVEL SECURITY;


CREATE TABLE public.cases_newcomer (
    id uuid NOT NULL,
    member_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    person_id uuid NOT NULL
);

ALTER TABLE ONLY public.cases_newcomer FORCE ROW LEVEL SECURITY;


CREATE TABLE public.cases_onpaper (
    id uuid NOT NULL,
    sealed bytea NOT NULL,
    organisation_id uuid NOT NULL,
    papers_id uuid NOT NULL,
    person_id uuid NOT NULL
);
ALTER TABLE ONLY public.cases_onpaper ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.cases_onpaper FORCE ROW LEVEL SECURITY;


CREATE TABLE public.cases_opening (
    id uuid NOT NULL,
    epoch integer,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    was_right boolean,
    escalated_at timestamp with time zone,
    answered_by_id uuid,
    member_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT cases_opening_answered_by_another CHECK (((answered_by_id IS NULL) OR (NOT ((answered_by_id = member_id) AND (answered_by_id IS NOT NULL))))),
    CONSTRAINT cases_opening_answered_whole CHECK ((((answered_at IS NULL) AND (answered_by_id IS NULL) AND (was_right IS NULL)) OR ((answered_at IS NOT NULL) AND (answered_by_id IS NOT NULL) AND (was_right IS NOT NULL)))),
    CONSTRAINT cases_opening_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT cases_opening_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.cases_opening ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.cases_opening ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.cases_opening FORCE ROW LEVEL SECURITY;


CREATE TABLE public.cases_ownclock (
    id uuid NOT NULL,
    stage character varying(40) NOT NULL,
    days smallint NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT cases_own_clock_of_a_year_at_most CHECK (((days >= 1) AND (days <= 365))),
    CONSTRAINT cases_ownclock_days_check CHECK ((days >= 0))
);

ALTER TABLE ONLY public.cases_ownclock FORCE ROW LEVEL SECURITY;


CREATE TABLE public.cases_person (
    id uuid NOT NULL,
    epoch integer,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    organisation_id uuid NOT NULL,
    sheet uuid,
    digest bytea GENERATED ALWAYS AS ("substring"(sha256(sealed), 1, 8)) STORED,
    CONSTRAINT cases_person_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT cases_person_schema_check CHECK ((schema >= 0)),
    CONSTRAINT cases_restricted_in_no_sheet CHECK (((epoch IS NOT NULL) OR (sheet IS NULL)))
);
ALTER TABLE ONLY public.cases_person ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.cases_person ALTER COLUMN sealed SET STATISTICS 0;
ALTER TABLE ONLY public.cases_person ALTER COLUMN digest SET STATISTICS 0;

ALTER TABLE ONLY public.cases_person FORCE ROW LEVEL SECURITY;


CREATE TABLE public.cases_personchange (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    of uuid NOT NULL,
    number integer NOT NULL,
    organisation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT cases_person_change_from_one CHECK ((number >= 1)),
    CONSTRAINT cases_personchange_number_check CHECK ((number >= 0)),
    CONSTRAINT cases_personchange_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.cases_personchange ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.cases_personchange ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.cases_personchange FORCE ROW LEVEL SECURITY;


CREATE TABLE public.cases_task (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    due_on date,
    is_done boolean NOT NULL,
    case_id uuid NOT NULL,
    member_id uuid,
    organisation_id uuid NOT NULL,
    CONSTRAINT cases_task_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.cases_task ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.cases_task ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.cases_task FORCE ROW LEVEL SECURITY;


CREATE TABLE public.complaints_complaint (
    id uuid NOT NULL,
    received_on date NOT NULL,
    due_on date NOT NULL,
    state character varying(10) NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    mark bytea NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT complaints_complaint_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.complaints_complaint ALTER COLUMN sealed SET STATISTICS 0;
ALTER TABLE ONLY public.complaints_complaint ALTER COLUMN mark SET STATISTICS 0;

ALTER TABLE ONLY public.complaints_complaint FORCE ROW LEVEL SECURITY;


CREATE TABLE public.complaints_letterbox (
    id uuid NOT NULL,
    name character varying(64) NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    organisation_id uuid,
    answered_by character varying(64) NOT NULL,
    number integer NOT NULL,
    kept_until date,
    CONSTRAINT complaints_letterbox_number_check CHECK ((number >= 0)),
    CONSTRAINT complaints_letterbox_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.complaints_letterbox ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.complaints_letterbox FORCE ROW LEVEL SECURITY;


CREATE TABLE public.complaints_receiver (
    id uuid NOT NULL,
    mark bytea NOT NULL,
    named_at timestamp with time zone NOT NULL,
    key_id uuid NOT NULL,
    member_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);
ALTER TABLE ONLY public.complaints_receiver ALTER COLUMN mark SET STATISTICS 0;

ALTER TABLE ONLY public.complaints_receiver FORCE ROW LEVEL SECURITY;


CREATE TABLE public.complaints_seal (
    id uuid NOT NULL,
    sealed bytea,
    complaint_id uuid NOT NULL,
    key_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);
ALTER TABLE ONLY public.complaints_seal ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.complaints_seal FORCE ROW LEVEL SECURITY;


CREATE TABLE public.complaints_secondorganisation (
    id uuid NOT NULL,
    mark bytea NOT NULL,
    organisation_id uuid NOT NULL,
    second_id uuid,
    partner_node character varying(64) NOT NULL,
    partner character varying(64) NOT NULL,
    key bytea,
    CONSTRAINT complaints_second_here_or_there CHECK ((((key IS NULL) AND ((partner)::text = ''::text) AND ((partner_node)::text = ''::text) AND (second_id IS NOT NULL)) OR ((key IS NOT NULL) AND (second_id IS NULL)))),
    CONSTRAINT complaints_second_is_another CHECK ((NOT (second_id = organisation_id)))
);
ALTER TABLE ONLY public.complaints_secondorganisation ALTER COLUMN mark SET STATISTICS 0;
ALTER TABLE ONLY public.complaints_secondorganisation ALTER COLUMN key SET STATISTICS 0;

ALTER TABLE ONLY public.complaints_secondorganisation FORCE ROW LEVEL SECURITY;


CREATE TABLE public.devices_alert (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    told_at timestamp with time zone,
    device_id uuid NOT NULL,
    CONSTRAINT devices_alert_closed_after CHECK (((closed_at IS NULL) OR (closed_at >= opened_at)))
);


CREATE TABLE public.devices_count (
    id bigint NOT NULL,
    place character varying(3) NOT NULL,
    hour timestamp with time zone NOT NULL,
    language character varying(10) NOT NULL,
    what character varying(10) NOT NULL,
    key character varying(120) NOT NULL,
    count bigint NOT NULL,
    device_id uuid NOT NULL,
    CONSTRAINT devices_count_count_check CHECK ((count >= 0)),
    CONSTRAINT devices_count_from_one CHECK ((count >= 1))
);


ALTER TABLE public.devices_count ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.devices_count_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.devices_countbatch (
    id bigint NOT NULL,
    batch uuid NOT NULL,
    kind character varying(10) NOT NULL,
    rows integer NOT NULL,
    refused integer NOT NULL,
    received_at timestamp with time zone NOT NULL,
    device_id uuid NOT NULL,
    CONSTRAINT devices_countbatch_refused_check CHECK ((refused >= 0)),
    CONSTRAINT devices_countbatch_rows_check CHECK ((rows >= 0))
);


ALTER TABLE public.devices_countbatch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.devices_countbatch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.devices_device (
    last_seen_at timestamp with time zone,
    device_time timestamp with time zone,
    pack integer NOT NULL,
    channel character varying(40) NOT NULL,
    published_at timestamp with time zone,
    program character varying(40) NOT NULL,
    free_bytes bigint NOT NULL,
    total_bytes bigint NOT NULL,
    temperature double precision,
    is_stale boolean NOT NULL,
    last_success_at timestamp with time zone,
    failures integer NOT NULL,
    outcome character varying(40) NOT NULL,
    sentence character varying(300) NOT NULL,
    clock_warning character varying(300) NOT NULL,
    is_page_alive boolean NOT NULL,
    page_lost_at timestamp with time zone,
    screen character varying(20) NOT NULL,
    faults jsonb NOT NULL,
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    name character varying(80) NOT NULL,
    place character varying(3) NOT NULL,
    settings jsonb NOT NULL,
    public_key bytea NOT NULL,
    key_hash character varying(43) NOT NULL,
    last_sequence bigint NOT NULL,
    enrolled_at timestamp with time zone NOT NULL,
    struck_off_at timestamp with time zone,
    organisation_id uuid NOT NULL,
    group_id uuid,
    CONSTRAINT devices_device_failures_check CHECK ((failures >= 0)),
    CONSTRAINT devices_device_pack_check CHECK ((pack >= 0)),
    CONSTRAINT devices_place_is_iata CHECK (((place)::text ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT devices_sequence_from_one CHECK ((last_sequence >= 1))
);
ALTER TABLE ONLY public.devices_device ALTER COLUMN public_key SET STATISTICS 0;


CREATE TABLE public.devices_devicegroup (
    id uuid NOT NULL,
    slug character varying(40) NOT NULL,
    name character varying(80) NOT NULL,
    settings jsonb NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT devices_group_slug CHECK (((slug)::text ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
);


CREATE TABLE public.devices_enrolment (
    id uuid NOT NULL,
    key_hash character varying(43) NOT NULL,
    public_key bytea NOT NULL,
    kind character varying(10) NOT NULL,
    program character varying(40) NOT NULL,
    last_sequence bigint NOT NULL,
    salt character varying(32) NOT NULL,
    code_hash character varying(64) NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    used_by_id uuid,
    CONSTRAINT devices_enrolment_used_whole CHECK ((((used_at IS NULL) AND (used_by_id IS NULL)) OR ((used_at IS NOT NULL) AND (used_by_id IS NOT NULL))))
);
ALTER TABLE ONLY public.devices_enrolment ALTER COLUMN public_key SET STATISTICS 0;


CREATE TABLE public.devices_placesettings (
    id uuid NOT NULL,
    place character varying(3) NOT NULL,
    language_shares jsonb NOT NULL,
    CONSTRAINT devices_set_place_is_iata CHECK (((place)::text ~ '^[A-Z]{3}$'::text))
);


CREATE TABLE public.devices_played (
    id bigint NOT NULL,
    place character varying(3) NOT NULL,
    hour timestamp with time zone NOT NULL,
    language character varying(10) NOT NULL,
    item character varying(120) NOT NULL,
    count bigint NOT NULL,
    device_id uuid NOT NULL,
    CONSTRAINT devices_played_count_check CHECK ((count >= 0)),
    CONSTRAINT devices_played_from_one CHECK ((count >= 1))
);


ALTER TABLE public.devices_played ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.devices_played_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.devices_screenshot (
    device_id uuid NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    media_type character varying(20) NOT NULL,
    content bytea NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    CONSTRAINT devices_screenshot_height_check CHECK ((height >= 0)),
    CONSTRAINT devices_screenshot_type CHECK (((media_type)::text = ANY ((ARRAY['image/png'::character varying, 'image/webp'::character varying])::text[]))),
    CONSTRAINT devices_screenshot_width_check CHECK ((width >= 0))
);
ALTER TABLE ONLY public.devices_screenshot ALTER COLUMN content SET STATISTICS 0;


CREATE TABLE public.devices_signcount (
    id bigint NOT NULL,
    month date NOT NULL,
    country character varying(7) NOT NULL,
    sign character varying(60) NOT NULL,
    count bigint NOT NULL,
    CONSTRAINT devices_sign_from_one CHECK ((count >= 1)),
    CONSTRAINT devices_sign_of_whole_month CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
    CONSTRAINT devices_signcount_count_check CHECK ((count >= 0))
);


ALTER TABLE public.devices_signcount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.devices_signcount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.devices_wish (
    id uuid NOT NULL,
    kind character varying(12) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    asked_by_id uuid NOT NULL,
    device_id uuid NOT NULL
);


CREATE TABLE public.directory_contact (
    key character varying(80) NOT NULL,
    country character varying(2) NOT NULL,
    number character varying(24) NOT NULL,
    service jsonb NOT NULL,
    run_by jsonb NOT NULL,
    operator character varying(20) NOT NULL,
    emergency boolean NOT NULL,
    languages character varying(120) NOT NULL,
    hours jsonb NOT NULL,
    cost character varying(10) NOT NULL,
    asks_name character varying(10) NOT NULL,
    may_inform jsonb NOT NULL,
    last_dialled_on date,
    last_dialled_by character varying(120) NOT NULL,
    answered boolean,
    source character varying(80) NOT NULL,
    is_wrong boolean NOT NULL,
    CONSTRAINT contact_dialling_whole CHECK ((((answered IS NULL) AND ((last_dialled_by)::text = ''::text) AND (last_dialled_on IS NULL)) OR ((answered IS NOT NULL) AND (last_dialled_on IS NOT NULL) AND (NOT ((last_dialled_by)::text = ''::text))))),
    CONSTRAINT contact_wrong_was_dialled CHECK (((NOT is_wrong) OR ((NOT answered) AND (answered IS NOT NULL))))
);


CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);


ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);


ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.django_tasks_database_dbtaskresult (
    id uuid NOT NULL,
    status character varying(10) NOT NULL,
    args_kwargs jsonb NOT NULL,
    priority integer NOT NULL,
    task_path text NOT NULL,
    queue_name character varying(32) NOT NULL,
    backend_name character varying(32) NOT NULL,
    run_after timestamp with time zone NOT NULL,
    enqueued_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    started_at timestamp with time zone,
    return_value jsonb,
    exception_class_path text CONSTRAINT django_tasks_database_dbtaskresul_exception_class_path_not_null NOT NULL,
    traceback text NOT NULL,
    worker_ids jsonb NOT NULL,
    CONSTRAINT priority_range CHECK (((priority >= '-100'::integer) AND (priority <= 100)))
);


CREATE TABLE public.guide_approvedfile (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    object_id integer NOT NULL,
    sha256 character varying(64) NOT NULL,
    approved_at timestamp with time zone NOT NULL,
    approved_by_id uuid,
    CONSTRAINT guide_approvedfile_object_id_check CHECK ((object_id >= 0))
);


CREATE TABLE public.guide_articlepage (
    page_ptr_id integer NOT NULL,
    summary character varying(160) NOT NULL,
    translation_state character varying(10) NOT NULL,
    look_again_on date,
    body jsonb NOT NULL,
    follows_id integer,
    made_from_id integer,
    lawyer_for jsonb NOT NULL,
    audience character varying(10) NOT NULL
);


CREATE TABLE public.guide_countrypage (
    page_ptr_id integer NOT NULL,
    summary character varying(160) NOT NULL,
    translation_state character varying(10) NOT NULL,
    look_again_on date,
    body jsonb NOT NULL,
    figures jsonb NOT NULL,
    iso_code character varying(2) NOT NULL,
    follows_id integer,
    made_from_id integer
);


CREATE TABLE public.guide_guidehome (
    page_ptr_id integer NOT NULL
);


CREATE TABLE public.guide_legalstanding (
    key character varying(80) NOT NULL,
    name character varying(300) NOT NULL,
    hosts text NOT NULL,
    contacts text NOT NULL,
    country character varying(2) NOT NULL,
    kind character varying(20) NOT NULL,
    since date NOT NULL,
    exactness character varying(10) NOT NULL,
    source character varying(80) NOT NULL,
    needs_review boolean NOT NULL
);


CREATE TABLE public.guide_letterbox (
    account_id uuid NOT NULL,
    is_wanted boolean NOT NULL,
    is_day_due boolean NOT NULL,
    tries smallint NOT NULL,
    not_before timestamp with time zone,
    CONSTRAINT guide_letterbox_tries_check CHECK ((tries >= 0))
);


CREATE TABLE public.guide_look (
    id bigint NOT NULL,
    looked_at timestamp with time zone NOT NULL,
    finding character varying(10) NOT NULL,
    words character varying(300) NOT NULL,
    looked_by_id uuid NOT NULL,
    page_id character varying(60) NOT NULL,
    press uuid,
    CONSTRAINT look_says_what_changed CHECK (((((finding)::text = 'nothing'::text) AND ((words)::text = ''::text)) OR (((finding)::text = 'change'::text) AND (NOT ((words)::text = ''::text)))))
);


ALTER TABLE public.guide_look ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.guide_look_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.guide_nativereading (
    id bigint NOT NULL,
    read_by character varying(60) NOT NULL,
    read_on date NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    page_id integer NOT NULL,
    revision_id integer NOT NULL
);


ALTER TABLE public.guide_nativereading ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.guide_nativereading_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.guide_proposal (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    key character varying(80) NOT NULL,
    before jsonb NOT NULL,
    "values" jsonb NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    outcome character varying(10) NOT NULL,
    decided_at timestamp with time zone,
    reason character varying(300) NOT NULL,
    decided_by_id uuid,
    proposed_by_id uuid NOT NULL,
    CONSTRAINT proposal_decided_by_another CHECK (((NOT ((outcome)::text = 'approved'::text)) OR ((decided_by_id IS NOT NULL) AND (NOT ((decided_by_id = proposed_by_id) AND (decided_by_id IS NOT NULL)))))),
    CONSTRAINT proposal_decided_whole CHECK ((((decided_at IS NULL) AND (decided_by_id IS NULL) AND ((outcome)::text = 'waiting'::text)) OR ((NOT ((outcome)::text = 'waiting'::text)) AND (decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL))))
);


CREATE TABLE public.guide_secondpersontask (
    task_ptr_id integer NOT NULL
);


CREATE TABLE public.guide_secondpersontask_groups (
    id bigint NOT NULL,
    secondpersontask_id integer NOT NULL,
    group_id integer NOT NULL
);


ALTER TABLE public.guide_secondpersontask_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.guide_secondpersontask_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.guide_source (
    key character varying(80) NOT NULL,
    title character varying(300) NOT NULL,
    publisher character varying(300) NOT NULL,
    address character varying(500) NOT NULL,
    year character varying(40) NOT NULL,
    confidence character varying(10) NOT NULL,
    needs_review boolean NOT NULL,
    checked_by character varying(120) NOT NULL,
    checked_on date,
    as_of character varying(7) NOT NULL,
    kind character varying(10) NOT NULL,
    CONSTRAINT source_address_is_of_the_web CHECK ((((address)::text = 'none'::text) OR ((address)::text ~ '^https?://[^\s/?#<>\"]'::text))),
    CONSTRAINT source_checked_by_and_on_together CHECK (((((checked_by)::text = ''::text) AND (checked_on IS NULL)) OR ((NOT ((checked_by)::text = ''::text)) AND (checked_on IS NOT NULL))))
);


CREATE TABLE public.guide_told (
    id bigint NOT NULL,
    about character varying(200) NOT NULL,
    told_at timestamp with time zone NOT NULL,
    account_id uuid NOT NULL
);


ALTER TABLE public.guide_told ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.guide_told_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.guide_topicpage (
    page_ptr_id integer NOT NULL,
    summary character varying(160) NOT NULL,
    translation_state character varying(10) NOT NULL,
    look_again_on date,
    body jsonb NOT NULL,
    follows_id integer,
    made_from_id integer,
    lawyer_for jsonb NOT NULL
);


CREATE TABLE public.guide_translatorfile (
    id uuid NOT NULL,
    language character varying(10) NOT NULL,
    sheet character varying(100) NOT NULL,
    rows jsonb NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    sent_by_id uuid NOT NULL,
    readings jsonb
);


CREATE TABLE public.guide_watchedpage (
    key character varying(60) NOT NULL,
    country character varying(2) NOT NULL,
    kind character varying(10) NOT NULL,
    name character varying(120) NOT NULL,
    address character varying(500) NOT NULL,
    CONSTRAINT watched_page_address_is_of_the_web CHECK (((address)::text ~ '^https?://[^\s/?#<>\"]'::text))
);


CREATE TABLE public.intake_consultation (
    id uuid NOT NULL,
    epoch integer NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    month date NOT NULL,
    state character varying(10) NOT NULL,
    next_on date,
    organisation_id uuid NOT NULL,
    CONSTRAINT intake_consultation_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT intake_consultation_schema_check CHECK ((schema >= 0)),
    CONSTRAINT intake_done_has_no_next_day CHECK ((((state)::text = 'open'::text) OR (next_on IS NULL))),
    CONSTRAINT intake_only_the_month_of_asking CHECK ((EXTRACT(day FROM month) = (1)::numeric))
);
ALTER TABLE ONLY public.intake_consultation ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.intake_consultation ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.intake_consultation FORCE ROW LEVEL SECURITY;


CREATE TABLE public.intake_receipt (
    id uuid NOT NULL
);

ALTER TABLE ONLY public.intake_receipt FORCE ROW LEVEL SECURITY;


CREATE TABLE public.intake_report (
    id uuid NOT NULL,
    epoch integer NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    is_inbound boolean NOT NULL,
    state character varying(10) NOT NULL,
    sent_on date NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT intake_received_is_admitted CHECK ((((state)::text = 'waiting'::text) OR (NOT is_inbound))),
    CONSTRAINT intake_report_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT intake_report_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.intake_report ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.intake_report ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.intake_report FORCE ROW LEVEL SECURITY;


CREATE TABLE public.intake_sending (
    id uuid NOT NULL,
    sent_on date NOT NULL,
    member_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    recipient_id uuid NOT NULL
);

ALTER TABLE ONLY public.intake_sending FORCE ROW LEVEL SECURITY;


CREATE TABLE public.journal_entry (
    id uuid NOT NULL,
    organisation_id uuid,
    sequence bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id uuid,
    verb character varying(60) NOT NULL,
    subject_type character varying(60) NOT NULL,
    subject_id character varying(60) NOT NULL,
    details jsonb NOT NULL,
    previous_hash bytea NOT NULL,
    hash bytea NOT NULL
);
ALTER TABLE ONLY public.journal_entry ALTER COLUMN previous_hash SET STATISTICS 0;
ALTER TABLE ONLY public.journal_entry ALTER COLUMN hash SET STATISTICS 0;

ALTER TABLE ONLY public.journal_entry FORCE ROW LEVEL SECURITY;


CREATE TABLE public.journal_head (
    chain character varying(36) NOT NULL,
    sequence bigint NOT NULL,
    hash bytea NOT NULL
);
ALTER TABLE ONLY public.journal_head ALTER COLUMN hash SET STATISTICS 0;


CREATE TABLE public.journal_subject (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    subject_id uuid NOT NULL
);

ALTER TABLE ONLY public.journal_subject FORCE ROW LEVEL SECURITY;


CREATE TABLE public.learning_cohort (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    epoch integer NOT NULL,
    course character varying(60) NOT NULL,
    begins_on date NOT NULL,
    ends_on date NOT NULL,
    follow_up_on date,
    organisation_id uuid NOT NULL,
    CONSTRAINT learning_asked_after_the_end CHECK (((follow_up_on IS NULL) OR (follow_up_on > ends_on))),
    CONSTRAINT learning_cohort_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT learning_cohort_schema_check CHECK ((schema >= 0)),
    CONSTRAINT learning_ends_after_it_begins CHECK ((ends_on >= begins_on))
);
ALTER TABLE ONLY public.learning_cohort ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.learning_cohort ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.learning_cohort FORCE ROW LEVEL SECURITY;


CREATE TABLE public.learning_employer (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    epoch integer NOT NULL,
    review_on date,
    is_open boolean NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT learning_employer_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT learning_employer_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.learning_employer ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.learning_employer ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.learning_employer FORCE ROW LEVEL SECURITY;


CREATE TABLE public.learning_issuer (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    epoch integer NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT learning_issuer_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT learning_issuer_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.learning_issuer ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.learning_issuer ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.learning_issuer FORCE ROW LEVEL SECURITY;


CREATE TABLE public.learning_learner (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    epoch integer,
    cohort_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT learning_learner_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT learning_learner_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.learning_learner ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.learning_learner ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.learning_learner FORCE ROW LEVEL SECURITY;


CREATE TABLE public.learning_livelihood (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    epoch integer,
    ask_on date,
    organisation_id uuid NOT NULL,
    CONSTRAINT learning_livelihood_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT learning_livelihood_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.learning_livelihood ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.learning_livelihood ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.learning_livelihood FORCE ROW LEVEL SECURITY;


CREATE TABLE public.learning_named (
    id uuid NOT NULL,
    sealed bytea NOT NULL,
    key_id uuid NOT NULL,
    learner_id uuid NOT NULL,
    member_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);
ALTER TABLE ONLY public.learning_named ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.learning_named FORCE ROW LEVEL SECURITY;


CREATE TABLE public.learning_namedforlivelihood (
    id uuid NOT NULL,
    sealed bytea NOT NULL,
    key_id uuid NOT NULL,
    livelihood_id uuid NOT NULL,
    member_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);
ALTER TABLE ONLY public.learning_namedforlivelihood ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.learning_namedforlivelihood FORCE ROW LEVEL SECURITY;


CREATE TABLE public.legal_aid_absence (
    id uuid NOT NULL,
    begins_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    advocate_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT legal_aid_away_ends_later CHECK ((ends_at > begins_at))
);

ALTER TABLE ONLY public.legal_aid_absence FORCE ROW LEVEL SECURITY;


CREATE TABLE public.legal_aid_advocate (
    id uuid NOT NULL,
    number character varying(300) NOT NULL,
    epoch integer NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT legal_aid_advocate_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT legal_aid_advocate_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.legal_aid_advocate ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.legal_aid_advocate ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.legal_aid_advocate FORCE ROW LEVEL SECURITY;


CREATE TABLE public.legal_aid_advocateaccount (
    id uuid NOT NULL,
    advocate_id uuid NOT NULL,
    member_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);

ALTER TABLE ONLY public.legal_aid_advocateaccount FORCE ROW LEVEL SECURITY;


CREATE TABLE public.legal_aid_assignment (
    id uuid NOT NULL,
    epoch integer NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    advocate uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT legal_aid_assignment_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT legal_aid_assignment_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.legal_aid_assignment ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.legal_aid_assignment ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.legal_aid_assignment FORCE ROW LEVEL SECURITY;


CREATE TABLE public.legal_aid_caseneed (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    sent_id uuid NOT NULL,
    CONSTRAINT legal_aid_caseneed_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.legal_aid_caseneed ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.legal_aid_caseneed ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.legal_aid_caseneed FORCE ROW LEVEL SECURITY;


CREATE TABLE public.legal_aid_dutyslot (
    id uuid NOT NULL,
    begins_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    advocate_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    district character varying(60) NOT NULL,
    CONSTRAINT legal_aid_duty_ends_later CHECK ((ends_at > begins_at))
);

ALTER TABLE ONLY public.legal_aid_dutyslot FORCE ROW LEVEL SECURITY;


CREATE TABLE public.legal_aid_dutyswap (
    id uuid NOT NULL,
    is_declined boolean NOT NULL,
    asked_id uuid NOT NULL,
    asker_id uuid NOT NULL,
    in_return_id uuid,
    organisation_id uuid NOT NULL,
    slot_id uuid NOT NULL,
    CONSTRAINT legal_aid_swap_of_two_advocates CHECK ((NOT (asker_id = asked_id)))
);

ALTER TABLE ONLY public.legal_aid_dutyswap FORCE ROW LEVEL SECURITY;


CREATE TABLE public.legal_aid_lawyerplan (
    id uuid NOT NULL,
    epoch integer NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    files bytea NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT legal_aid_lawyerplan_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT legal_aid_lawyerplan_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.legal_aid_lawyerplan ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.legal_aid_lawyerplan ALTER COLUMN sealed SET STATISTICS 0;
ALTER TABLE ONLY public.legal_aid_lawyerplan ALTER COLUMN files SET STATISTICS 0;

ALTER TABLE ONLY public.legal_aid_lawyerplan FORCE ROW LEVEL SECURITY;


CREATE TABLE public.legal_aid_look (
    id uuid NOT NULL,
    epoch integer NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    advocate uuid NOT NULL,
    need_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT legal_aid_look_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT legal_aid_look_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.legal_aid_look ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.legal_aid_look ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.legal_aid_look FORCE ROW LEVEL SECURITY;


CREATE TABLE public.legal_aid_mandate (
    id uuid NOT NULL,
    state character varying(10) NOT NULL,
    ends_on date NOT NULL,
    epoch integer NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT legal_aid_mandate_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT legal_aid_mandate_schema_check CHECK ((schema >= 0)),
    CONSTRAINT legal_aid_mandate_state CHECK (((state)::text = ANY ((ARRAY['running'::character varying, 'closed'::character varying])::text[])))
);
ALTER TABLE ONLY public.legal_aid_mandate ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.legal_aid_mandate ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.legal_aid_mandate FORCE ROW LEVEL SECURITY;


CREATE TABLE public.legal_aid_mandatenotes (
    id uuid NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    for_colleague bytea,
    colleague_id uuid,
    key_id uuid NOT NULL,
    mandate_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT legal_aid_mandatenotes_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.legal_aid_mandatenotes ALTER COLUMN sealed SET STATISTICS 0;
ALTER TABLE ONLY public.legal_aid_mandatenotes ALTER COLUMN for_colleague SET STATISTICS 0;

ALTER TABLE ONLY public.legal_aid_mandatenotes FORCE ROW LEVEL SECURITY;


CREATE TABLE public.legal_aid_mandatereader (
    id uuid NOT NULL,
    wrapped bytea NOT NULL,
    key_id uuid NOT NULL,
    mandate_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    comparison integer NOT NULL,
    voucher bytea NOT NULL,
    CONSTRAINT legal_aid_mandatereader_comparison_check CHECK ((comparison >= 0))
);
ALTER TABLE ONLY public.legal_aid_mandatereader ALTER COLUMN wrapped SET STATISTICS 0;
ALTER TABLE ONLY public.legal_aid_mandatereader ALTER COLUMN voucher SET STATISTICS 0;

ALTER TABLE ONLY public.legal_aid_mandatereader FORCE ROW LEVEL SECURITY;


CREATE TABLE public.legal_aid_need (
    id uuid NOT NULL,
    need uuid NOT NULL,
    partner_node character varying(64) NOT NULL,
    partner character varying(64) NOT NULL,
    state character varying(20) NOT NULL,
    answer_by timestamp with time zone,
    made_at timestamp with time zone NOT NULL,
    epoch integer NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT legal_aid_need_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT legal_aid_need_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.legal_aid_need ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.legal_aid_need ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.legal_aid_need FORCE ROW LEVEL SECURITY;


CREATE TABLE public.legal_aid_offer (
    id uuid NOT NULL,
    epoch integer NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    advocate uuid NOT NULL,
    state character varying(20) NOT NULL,
    deadline timestamp with time zone NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    need_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT legal_aid_offer_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT legal_aid_offer_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.legal_aid_offer ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.legal_aid_offer ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.legal_aid_offer FORCE ROW LEVEL SECURITY;


CREATE TABLE public.legal_aid_otherside (
    id uuid NOT NULL,
    epoch integer NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    need_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT legal_aid_otherside_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT legal_aid_otherside_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.legal_aid_otherside ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.legal_aid_otherside ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.legal_aid_otherside FORCE ROW LEVEL SECURITY;


CREATE TABLE public.legal_aid_rightanswer (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT legal_aid_rightanswer_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.legal_aid_rightanswer ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.legal_aid_rightanswer ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.legal_aid_rightanswer FORCE ROW LEVEL SECURITY;


CREATE TABLE public.legal_aid_roadtable (
    id uuid NOT NULL,
    epoch integer NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT legal_aid_roadtable_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT legal_aid_roadtable_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.legal_aid_roadtable ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.legal_aid_roadtable ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.legal_aid_roadtable FORCE ROW LEVEL SECURITY;


CREATE TABLE public.legal_aid_sentneed (
    id uuid NOT NULL,
    need uuid NOT NULL,
    partner_node character varying(64) NOT NULL,
    partner character varying(64) NOT NULL,
    state character varying(20) NOT NULL,
    answer_by timestamp with time zone,
    made_at timestamp with time zone NOT NULL,
    epoch integer NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT legal_aid_sentneed_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT legal_aid_sentneed_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.legal_aid_sentneed ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.legal_aid_sentneed ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.legal_aid_sentneed FORCE ROW LEVEL SECURITY;


CREATE TABLE public.legal_aid_turn (
    id uuid NOT NULL,
    advocate uuid NOT NULL,
    batch uuid NOT NULL,
    place smallint NOT NULL,
    minutes smallint NOT NULL,
    working_days smallint NOT NULL,
    last timestamp with time zone NOT NULL,
    state character varying(20) NOT NULL,
    handed_at timestamp with time zone,
    until timestamp with time zone,
    told_of character varying(20) NOT NULL,
    sealed bytea NOT NULL,
    names bytea NOT NULL,
    answer bytea NOT NULL,
    answers smallint NOT NULL,
    key_id uuid,
    need_id uuid NOT NULL,
    offer_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT legal_aid_turn_answers_check CHECK ((answers >= 0)),
    CONSTRAINT legal_aid_turn_has_a_length CHECK ((((minutes > 0) AND (working_days = 0)) OR ((minutes = 0) AND (working_days > 0)))),
    CONSTRAINT legal_aid_turn_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT legal_aid_turn_names_while_told CHECK ((((state)::text = 'named'::text) OR (names = '\x'::bytea))),
    CONSTRAINT legal_aid_turn_place_check CHECK ((place >= 0)),
    CONSTRAINT legal_aid_turn_state CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'to-call'::character varying, 'handed'::character varying, 'might'::character varying, 'named'::character varying, 'free'::character varying, 'accepted'::character varying, 'declined'::character varying, 'over'::character varying, 'withdrawn'::character varying])::text[]))),
    CONSTRAINT legal_aid_turn_working_days_check CHECK ((working_days >= 0))
);
ALTER TABLE ONLY public.legal_aid_turn ALTER COLUMN sealed SET STATISTICS 0;
ALTER TABLE ONLY public.legal_aid_turn ALTER COLUMN names SET STATISTICS 0;
ALTER TABLE ONLY public.legal_aid_turn ALTER COLUMN answer SET STATISTICS 0;

ALTER TABLE ONLY public.legal_aid_turn FORCE ROW LEVEL SECURITY;


CREATE TABLE public.legal_aid_vouchingkey (
    id uuid NOT NULL,
    number integer NOT NULL,
    epoch integer NOT NULL,
    wrapped bytea NOT NULL,
    key_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT legal_aid_vouchingkey_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT legal_aid_vouchingkey_number_check CHECK ((number >= 0))
);
ALTER TABLE ONLY public.legal_aid_vouchingkey ALTER COLUMN wrapped SET STATISTICS 0;

ALTER TABLE ONLY public.legal_aid_vouchingkey FORCE ROW LEVEL SECURITY;


CREATE TABLE public.letters_arrivingfile (
    id uuid NOT NULL,
    number smallint NOT NULL,
    address bytea NOT NULL,
    size integer NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    next_try_at timestamp with time zone,
    tries integer NOT NULL,
    arrived_at timestamp with time zone,
    opened_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT letters_arrivingfile_number_check CHECK ((number >= 0)),
    CONSTRAINT letters_arrivingfile_size_check CHECK ((size >= 0)),
    CONSTRAINT letters_arrivingfile_tries_check CHECK ((tries >= 0))
);
ALTER TABLE ONLY public.letters_arrivingfile ALTER COLUMN address SET STATISTICS 0;

ALTER TABLE ONLY public.letters_arrivingfile FORCE ROW LEVEL SECURITY;


CREATE TABLE public.letters_belief (
    id uuid NOT NULL,
    partner_node character varying(64) NOT NULL,
    partner character varying(64) NOT NULL,
    key bytea NOT NULL,
    first_mark bytea NOT NULL,
    first_at timestamp with time zone NOT NULL,
    second_mark bytea,
    second_at timestamp with time zone,
    ended_at timestamp with time zone,
    first_by_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    second_by_id uuid,
    carried bytea,
    CONSTRAINT letters_believed_by_two CHECK (((second_by_id IS NULL) OR (NOT ((second_by_id = first_by_id) AND (second_by_id IS NOT NULL)))))
);
ALTER TABLE ONLY public.letters_belief ALTER COLUMN key SET STATISTICS 0;
ALTER TABLE ONLY public.letters_belief ALTER COLUMN first_mark SET STATISTICS 0;
ALTER TABLE ONLY public.letters_belief ALTER COLUMN second_mark SET STATISTICS 0;
ALTER TABLE ONLY public.letters_belief ALTER COLUMN carried SET STATISTICS 0;

ALTER TABLE ONLY public.letters_belief FORCE ROW LEVEL SECURITY;


CREATE TABLE public.letters_card (
    id uuid NOT NULL,
    node character varying(64) NOT NULL,
    organisation character varying(64) NOT NULL,
    serial integer NOT NULL,
    data bytea NOT NULL,
    heard_at timestamp with time zone NOT NULL,
    CONSTRAINT letters_card_serial_check CHECK ((serial >= 0))
);
ALTER TABLE ONLY public.letters_card ALTER COLUMN data SET STATISTICS 0;


CREATE TABLE public.letters_inboxkey (
    id uuid NOT NULL,
    number integer NOT NULL,
    key_id bytea NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    circle_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT letters_inbox_closes_later CHECK ((closes_at > begun_at)),
    CONSTRAINT letters_inboxkey_number_check CHECK ((number >= 0))
);
ALTER TABLE ONLY public.letters_inboxkey ALTER COLUMN key_id SET STATISTICS 0;

ALTER TABLE ONLY public.letters_inboxkey FORCE ROW LEVEL SECURITY;


CREATE TABLE public.letters_incoming (
    id uuid NOT NULL,
    from_node character varying(64) NOT NULL,
    letter uuid NOT NULL,
    key_id bytea NOT NULL,
    digest bytea NOT NULL,
    sealed bytea,
    arrived_at timestamp with time zone NOT NULL,
    held character varying(20) NOT NULL,
    gone_at timestamp with time zone,
    organisation_id uuid NOT NULL
);
ALTER TABLE ONLY public.letters_incoming ALTER COLUMN key_id SET STATISTICS 0;
ALTER TABLE ONLY public.letters_incoming ALTER COLUMN digest SET STATISTICS 0;
ALTER TABLE ONLY public.letters_incoming ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.letters_incoming FORCE ROW LEVEL SECURITY;


CREATE TABLE public.letters_openedletter (
    id uuid NOT NULL,
    issuer_node character varying(64) NOT NULL,
    issuer character varying(64) NOT NULL,
    letter uuid NOT NULL,
    sequence bigint NOT NULL,
    kept bytea,
    opened_at timestamp with time zone NOT NULL,
    gone_at timestamp with time zone,
    organisation_id uuid NOT NULL,
    CONSTRAINT letters_kept_or_gone CHECK (((kept IS NULL) OR (gone_at IS NULL))),
    CONSTRAINT letters_openedletter_sequence_check CHECK ((sequence >= 0))
);
ALTER TABLE ONLY public.letters_openedletter ALTER COLUMN kept SET STATISTICS 0;

ALTER TABLE ONLY public.letters_openedletter FORCE ROW LEVEL SECURITY;


CREATE TABLE public.letters_outgoing (
    id uuid NOT NULL,
    to_node character varying(64) NOT NULL,
    to_organisation character varying(64) NOT NULL,
    sequence bigint,
    sealed bytea,
    digest bytea NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    next_try_at timestamp with time zone,
    tries integer NOT NULL,
    received_at timestamp with time zone,
    gone_at timestamp with time zone,
    organisation_id uuid,
    CONSTRAINT letters_outgoing_sequence_check CHECK ((sequence >= 0)),
    CONSTRAINT letters_outgoing_tries_check CHECK ((tries >= 0)),
    CONSTRAINT letters_sent_or_gone CHECK ((((gone_at IS NULL) AND (sealed IS NOT NULL)) OR ((gone_at IS NOT NULL) AND (sealed IS NULL))))
);
ALTER TABLE ONLY public.letters_outgoing ALTER COLUMN sealed SET STATISTICS 0;
ALTER TABLE ONLY public.letters_outgoing ALTER COLUMN digest SET STATISTICS 0;

ALTER TABLE ONLY public.letters_outgoing FORCE ROW LEVEL SECURITY;


CREATE TABLE public.letters_recalled (
    id uuid NOT NULL,
    issuer_node character varying(64) NOT NULL,
    issuer character varying(64) NOT NULL,
    letter uuid NOT NULL,
    key bytea NOT NULL,
    heard_at timestamp with time zone NOT NULL
);
ALTER TABLE ONLY public.letters_recalled ALTER COLUMN key SET STATISTICS 0;


CREATE TABLE public.letters_sentfile (
    id uuid NOT NULL,
    number smallint NOT NULL,
    address bytea NOT NULL,
    manifest bytea NOT NULL,
    received_at timestamp with time zone,
    letter_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT letters_sentfile_number_check CHECK ((number >= 0))
);
ALTER TABLE ONLY public.letters_sentfile ALTER COLUMN address SET STATISTICS 0;
ALTER TABLE ONLY public.letters_sentfile ALTER COLUMN manifest SET STATISTICS 0;

ALTER TABLE ONLY public.letters_sentfile FORCE ROW LEVEL SECURITY;


CREATE TABLE public.letters_signingkey (
    id uuid NOT NULL,
    number integer NOT NULL,
    public bytea NOT NULL,
    epoch integer NOT NULL,
    wrapped_seed bytea NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL,
    reason character varying(10) NOT NULL,
    CONSTRAINT letters_signing_key_from_1 CHECK ((number >= 1)),
    CONSTRAINT letters_signingkey_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT letters_signingkey_number_check CHECK ((number >= 0))
);
ALTER TABLE ONLY public.letters_signingkey ALTER COLUMN public SET STATISTICS 0;
ALTER TABLE ONLY public.letters_signingkey ALTER COLUMN wrapped_seed SET STATISTICS 0;

ALTER TABLE ONLY public.letters_signingkey FORCE ROW LEVEL SECURITY;


CREATE TABLE public.mailings_delivery (
    id uuid NOT NULL,
    language character varying(2) NOT NULL,
    state character varying(10) NOT NULL,
    attempts smallint NOT NULL,
    due_at timestamp with time zone,
    organisation_id uuid NOT NULL,
    mailing_id uuid NOT NULL,
    subscriber_id uuid NOT NULL,
    CONSTRAINT mailings_delivery_attempts_check CHECK ((attempts >= 0))
);

ALTER TABLE ONLY public.mailings_delivery FORCE ROW LEVEL SECURITY;


CREATE TABLE public.mailings_endedlink (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    link character varying(64) NOT NULL
);

ALTER TABLE ONLY public.mailings_endedlink FORCE ROW LEVEL SECURITY;


CREATE TABLE public.mailings_endedmailing (
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    mailing uuid NOT NULL
);

ALTER TABLE ONLY public.mailings_endedmailing FORCE ROW LEVEL SECURITY;


CREATE TABLE public.mailings_mailing (
    id uuid NOT NULL,
    state character varying(10) NOT NULL,
    halt character varying(10) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    digest character varying(64) NOT NULL,
    mark character varying(64) NOT NULL,
    begun_at timestamp with time zone,
    ended_at timestamp with time zone,
    is_counted boolean NOT NULL,
    sent_en integer NOT NULL,
    sent_ru integer NOT NULL,
    refused integer NOT NULL,
    not_sent integer NOT NULL,
    approved_by_id uuid,
    organisation_id uuid NOT NULL,
    written_by_id uuid NOT NULL,
    list_id uuid NOT NULL,
    rests_on character varying(80)[] NOT NULL,
    noted_en integer NOT NULL,
    noted_ru integer NOT NULL,
    CONSTRAINT mailings_approved_before_it_goes CHECK ((((begun_at IS NULL) AND ((state)::text = 'draft'::text)) OR ((NOT ((state)::text = 'draft'::text)) AND (approved_by_id IS NOT NULL) AND (begun_at IS NOT NULL) AND (NOT ((digest)::text = ''::text)) AND (NOT ((mark)::text = ''::text))))),
    CONSTRAINT mailings_mailing_not_sent_check CHECK ((not_sent >= 0)),
    CONSTRAINT mailings_mailing_noted_en_check CHECK ((noted_en >= 0)),
    CONSTRAINT mailings_mailing_noted_ru_check CHECK ((noted_ru >= 0)),
    CONSTRAINT mailings_mailing_refused_check CHECK ((refused >= 0)),
    CONSTRAINT mailings_mailing_sent_en_check CHECK ((sent_en >= 0)),
    CONSTRAINT mailings_mailing_sent_ru_check CHECK ((sent_ru >= 0)),
    CONSTRAINT mailings_second_person CHECK (((approved_by_id IS NULL) OR (NOT ((approved_by_id = written_by_id) AND (approved_by_id IS NOT NULL)))))
);

ALTER TABLE ONLY public.mailings_mailing FORCE ROW LEVEL SECURITY;


CREATE TABLE public.mailings_mailinglist (
    id uuid NOT NULL,
    name_en character varying(100) NOT NULL,
    name_ru character varying(100) NOT NULL,
    about_en character varying(300) NOT NULL,
    about_ru character varying(300) NOT NULL,
    sender character varying(60) NOT NULL,
    is_open boolean NOT NULL,
    begun_on date NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT mailings_list_named CHECK (((NOT ((name_en)::text = ''::text)) AND (NOT ((name_ru)::text = ''::text)) AND (NOT ((sender)::text = ''::text))))
);

ALTER TABLE ONLY public.mailings_mailinglist FORCE ROW LEVEL SECURITY;


CREATE TABLE public.mailings_mailtext (
    id uuid NOT NULL,
    language character varying(2) NOT NULL,
    subject character varying(200) NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    mailing_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT mailings_text_says CHECK (((NOT ((subject)::text = ''::text)) AND (NOT (text = ''::text)) AND (NOT (html = ''::text))))
);

ALTER TABLE ONLY public.mailings_mailtext FORCE ROW LEVEL SECURITY;


CREATE TABLE public.mailings_subscriber (
    id uuid NOT NULL,
    language character varying(2) NOT NULL,
    state character varying(10) NOT NULL,
    name character varying(64) NOT NULL,
    link character varying(64) NOT NULL,
    sealed bytea,
    is_told boolean NOT NULL,
    tries smallint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    confirmed_on date,
    ended_on date,
    list_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT mailings_confirmed_has_a_day CHECK (((NOT ((state)::text = 'confirmed'::text)) OR (confirmed_on IS NOT NULL))),
    CONSTRAINT mailings_no_address_of_who_left CHECK ((((ended_on IS NULL) AND (sealed IS NOT NULL) AND ((state)::text = ANY ((ARRAY['asked'::character varying, 'confirmed'::character varying])::text[]))) OR ((NOT ((state)::text = ANY ((ARRAY['asked'::character varying, 'confirmed'::character varying])::text[]))) AND (ended_on IS NOT NULL) AND (sealed IS NULL)))),
    CONSTRAINT mailings_subscriber_tries_check CHECK ((tries >= 0))
);
ALTER TABLE ONLY public.mailings_subscriber ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.mailings_subscriber FORCE ROW LEVEL SECURITY;


CREATE TABLE public.newsletter_block (
    id uuid NOT NULL,
    "position" integer NOT NULL,
    kind character varying(20) NOT NULL,
    title_en character varying(160) NOT NULL,
    title_ru character varying(160) NOT NULL,
    text_en text NOT NULL,
    text_ru text NOT NULL,
    state_en character varying(10) NOT NULL,
    state_ru character varying(10) NOT NULL,
    digits_why character varying(500) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    event_id uuid,
    organisation_id uuid NOT NULL,
    recommendation_id uuid,
    written_by_id uuid NOT NULL,
    issue_id uuid NOT NULL,
    quote_id uuid,
    permit uuid,
    heading character varying(10) NOT NULL,
    plotted_as character varying(10) NOT NULL,
    figures integer[] NOT NULL,
    CONSTRAINT newsletter_block_kinds CHECK (((kind)::text = ANY ((ARRAY['text'::character varying, 'figure'::character varying, 'event'::character varying, 'recommendation'::character varying, 'story'::character varying, 'plot'::character varying])::text[]))),
    CONSTRAINT newsletter_block_plotted CHECK ((((
CASE
    WHEN (figures IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(figures, 1), 0)
END >= 2) AND (
CASE
    WHEN (figures IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(figures, 1), 0)
END <= 12) AND ((kind)::text = 'plot'::text) AND ((plotted_as)::text = ANY ((ARRAY['bars'::character varying, 'grouped'::character varying, 'line'::character varying])::text[]))) OR ((NOT ((kind)::text = 'plot'::text)) AND (
CASE
    WHEN (figures IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(figures, 1), 0)
END = 0) AND ((plotted_as)::text = ''::text)))),
    CONSTRAINT newsletter_block_position_check CHECK (("position" >= 0)),
    CONSTRAINT newsletter_block_refers CHECK ((((event_id IS NULL) AND ((kind)::text = 'text'::text) AND (permit IS NULL) AND (quote_id IS NULL) AND (recommendation_id IS NULL)) OR ((event_id IS NULL) AND ((kind)::text = 'figure'::text) AND (permit IS NULL) AND (quote_id IS NOT NULL) AND (recommendation_id IS NULL)) OR ((event_id IS NOT NULL) AND ((kind)::text = 'event'::text) AND (permit IS NULL) AND (quote_id IS NULL) AND (recommendation_id IS NULL)) OR ((event_id IS NULL) AND ((kind)::text = 'recommendation'::text) AND (permit IS NULL) AND (quote_id IS NULL) AND (recommendation_id IS NOT NULL)) OR ((event_id IS NULL) AND ((kind)::text = 'story'::text) AND (permit IS NOT NULL) AND (quote_id IS NULL) AND (recommendation_id IS NULL)) OR ((event_id IS NULL) AND ((kind)::text = 'plot'::text) AND (permit IS NULL) AND (quote_id IS NULL) AND (recommendation_id IS NULL)))),
    CONSTRAINT newsletter_block_state_en CHECK (((((state_en)::text = 'empty'::text) AND (text_en = ''::text)) OR ((NOT (text_en = ''::text)) AND ((state_en)::text = ANY ((ARRAY['draft'::character varying, 'ready'::character varying, 'behind'::character varying])::text[]))))),
    CONSTRAINT newsletter_block_state_ru CHECK (((((state_ru)::text = 'empty'::text) AND (text_ru = ''::text)) OR ((NOT (text_ru = ''::text)) AND ((state_ru)::text = ANY ((ARRAY['draft'::character varying, 'ready'::character varying, 'behind'::character varying])::text[]))))),
    CONSTRAINT newsletter_block_story_bare CHECK (
CASE
    WHEN ((kind)::text = 'story'::text) THEN (((heading)::text = ANY ((ARRAY['story'::character varying, 'own'::character varying])::text[])) AND ((((((title_en)::text || (title_ru)::text) || text_en) || text_ru) || (digits_why)::text) = ''::text))
    ELSE ((heading)::text = ''::text)
END),
    CONSTRAINT newsletter_plot_says_en CHECK ((NOT (((kind)::text = 'plot'::text) AND ((state_en)::text = 'ready'::text) AND ((title_en)::text = ''::text)))),
    CONSTRAINT newsletter_plot_says_ru CHECK ((NOT (((kind)::text = 'plot'::text) AND ((state_ru)::text = 'ready'::text) AND ((title_ru)::text = ''::text))))
);

ALTER TABLE ONLY public.newsletter_block FORCE ROW LEVEL SECURITY;


CREATE TABLE public.newsletter_erratum (
    id uuid NOT NULL,
    number integer NOT NULL,
    made_at timestamp with time zone NOT NULL,
    kind character varying(20) NOT NULL,
    was bigint,
    was_of integer NOT NULL,
    value bigint,
    of_organisations integer NOT NULL,
    organisation_id uuid NOT NULL,
    issue_id uuid NOT NULL,
    quote_id uuid NOT NULL,
    CONSTRAINT newsletter_erratum_not_few CHECK (((NOT ((kind)::text = 'people'::text)) OR (value IS NULL) OR (value = 0) OR (value >= 10))),
    CONSTRAINT newsletter_erratum_number_check CHECK ((number >= 0)),
    CONSTRAINT newsletter_erratum_of_organisations_check CHECK ((of_organisations >= 0)),
    CONSTRAINT newsletter_erratum_was_of_check CHECK ((was_of >= 0))
);

ALTER TABLE ONLY public.newsletter_erratum FORCE ROW LEVEL SECURITY;


CREATE TABLE public.newsletter_issue (
    id uuid NOT NULL,
    first_day date NOT NULL,
    title_en character varying(160) NOT NULL,
    title_ru character varying(160) NOT NULL,
    is_demo boolean NOT NULL,
    state character varying(10) NOT NULL,
    sent_back character varying(500) NOT NULL,
    writers uuid[] NOT NULL,
    published_on date,
    withdrawn_on date,
    withdrawn_why character varying(500) NOT NULL,
    decided_by_id uuid,
    handed_by_id uuid,
    organisation_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    written_by_id uuid NOT NULL,
    editions integer NOT NULL,
    CONSTRAINT newsletter_issue_editions_check CHECK ((editions >= 0)),
    CONSTRAINT newsletter_issue_published_whole CHECK ((((published_on IS NOT NULL) AND ((state)::text = ANY ((ARRAY['published'::character varying, 'withdrawn'::character varying])::text[]))) OR ((NOT ((state)::text = ANY ((ARRAY['published'::character varying, 'withdrawn'::character varying])::text[]))) AND (published_on IS NULL)))),
    CONSTRAINT newsletter_issue_quarter CHECK (((EXTRACT(day FROM first_day) = (1)::numeric) AND (((EXTRACT(month FROM first_day))::integer % 3) = 1))),
    CONSTRAINT newsletter_issue_states CHECK (((state)::text = ANY ((ARRAY['draft'::character varying, 'waiting'::character varying, 'approved'::character varying, 'published'::character varying, 'withdrawn'::character varying])::text[]))),
    CONSTRAINT newsletter_issue_titled CHECK (((NOT ((title_en)::text = ''::text)) AND (NOT ((title_ru)::text = ''::text)))),
    CONSTRAINT newsletter_issue_withdrawn_whole CHECK (((((state)::text = 'withdrawn'::text) AND (withdrawn_on IS NOT NULL) AND (NOT ((withdrawn_why)::text = ''::text))) OR ((NOT ((state)::text = 'withdrawn'::text)) AND (withdrawn_on IS NULL) AND ((withdrawn_why)::text = ''::text)))),
    CONSTRAINT newsletter_second_person CHECK ((((decided_by_id IS NULL) AND (handed_by_id IS NULL) AND ((state)::text = 'draft'::text)) OR ((decided_by_id IS NULL) AND (handed_by_id IS NOT NULL) AND ((state)::text = 'waiting'::text)) OR (((state)::text = ANY ((ARRAY['approved'::character varying, 'published'::character varying, 'withdrawn'::character varying])::text[])) AND (decided_by_id IS NOT NULL) AND (handed_by_id IS NOT NULL) AND (NOT ((decided_by_id = handed_by_id) AND (decided_by_id IS NOT NULL) AND (handed_by_id IS NOT NULL))))))
);

ALTER TABLE ONLY public.newsletter_issue FORCE ROW LEVEL SECURITY;


CREATE TABLE public.newsletter_openissue (
    issue_id uuid NOT NULL,
    first_day date NOT NULL,
    published_on date NOT NULL,
    shown jsonb NOT NULL,
    organisation_id uuid NOT NULL,
    signed bytea NOT NULL,
    edition integer NOT NULL,
    CONSTRAINT newsletter_openissue_edition_check CHECK ((edition >= 0))
);
ALTER TABLE ONLY public.newsletter_openissue ALTER COLUMN signed SET STATISTICS 0;

ALTER TABLE ONLY public.newsletter_openissue FORCE ROW LEVEL SECURITY;


CREATE TABLE public.newsletter_posting (
    id uuid NOT NULL,
    language character varying(2) NOT NULL,
    place character varying(20) NOT NULL,
    name character varying(200) NOT NULL,
    link character varying(500) NOT NULL,
    posted_on date NOT NULL,
    deletes character varying(200) NOT NULL,
    deleted_on date,
    issue_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    copies uuid[] NOT NULL,
    count integer NOT NULL,
    CONSTRAINT newsletter_posting_count_check CHECK ((count >= 0)),
    CONSTRAINT newsletter_posting_counted CHECK ((count >= 1)),
    CONSTRAINT newsletter_posting_deleted_after CHECK (((deleted_on IS NULL) OR (deleted_on >= posted_on))),
    CONSTRAINT newsletter_posting_deleted_by CHECK ((NOT ((deletes)::text = ''::text))),
    CONSTRAINT newsletter_posting_https CHECK ((((link)::text = ''::text) OR ((link)::text ~~ 'https://%'::text)))
);

ALTER TABLE ONLY public.newsletter_posting FORCE ROW LEVEL SECURITY;


CREATE TABLE public.newsletter_quote (
    id uuid NOT NULL,
    number integer NOT NULL,
    kind character varying(20) NOT NULL,
    currency character varying(3) NOT NULL,
    value bigint,
    of_organisations integer,
    indicator_id uuid,
    issue_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    period_id uuid,
    release_id uuid,
    of_table character varying(64) NOT NULL,
    codes character varying(200)[] NOT NULL,
    title_en character varying(160) NOT NULL,
    title_ru character varying(160) NOT NULL,
    CONSTRAINT newsletter_quote_not_few CHECK (((NOT ((kind)::text = 'people'::text)) OR (value IS NULL) OR (value = 0) OR (value >= 10))),
    CONSTRAINT newsletter_quote_number_check CHECK ((number >= 0)),
    CONSTRAINT newsletter_quote_of_one CHECK ((((
CASE
    WHEN (codes IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(codes, 1), 0)
END = 0) AND (indicator_id IS NOT NULL) AND ((of_table)::text = ''::text) AND (period_id IS NOT NULL) AND (release_id IS NULL) AND ((title_en)::text = ''::text) AND ((title_ru)::text = ''::text)) OR ((
CASE
    WHEN (codes IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(codes, 1), 0)
END >= 1) AND ((currency)::text = ''::text) AND (indicator_id IS NULL) AND ((kind)::text = 'people'::text) AND (period_id IS NULL) AND (release_id IS NOT NULL) AND (NOT ((of_table)::text = ''::text)) AND (NOT ((title_en)::text = ''::text)) AND (NOT ((title_ru)::text = ''::text))))),
    CONSTRAINT newsletter_quote_of_organisations_check CHECK ((of_organisations >= 0))
);

ALTER TABLE ONLY public.newsletter_quote FORCE ROW LEVEL SECURITY;


CREATE TABLE public.observations_observation (
    id uuid NOT NULL,
    epoch integer NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    is_sent boolean NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT observations_observation_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT observations_observation_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.observations_observation ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.observations_observation ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.observations_observation FORCE ROW LEVEL SECURITY;


CREATE TABLE public.observations_sentobservation (
    id uuid NOT NULL,
    signed bytea NOT NULL,
    sent_on date NOT NULL,
    recalled_on date,
    organisation_id uuid NOT NULL,
    CONSTRAINT observations_recalled_is_empty CHECK (((recalled_on IS NULL) OR (signed = '\x'::bytea)))
);
ALTER TABLE ONLY public.observations_sentobservation ALTER COLUMN signed SET STATISTICS 0;

ALTER TABLE ONLY public.observations_sentobservation FORCE ROW LEVEL SECURITY;


CREATE TABLE public.observations_taking (
    id uuid NOT NULL,
    number smallint NOT NULL,
    outcome character varying(10) NOT NULL,
    reason character varying(300) NOT NULL,
    warning uuid,
    by uuid NOT NULL,
    taken_on date NOT NULL,
    observation_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT observations_taking_number_check CHECK ((number >= 0)),
    CONSTRAINT observations_taking_whole CHECK (((((outcome)::text = 'taken-up'::text) AND ((reason)::text = ''::text) AND (warning IS NOT NULL)) OR (((outcome)::text = 'put-aside'::text) AND (warning IS NULL) AND (NOT ((reason)::text = ''::text)))))
);

ALTER TABLE ONLY public.observations_taking FORCE ROW LEVEL SECURITY;


CREATE TABLE public.once_sentform (
    id character varying(64) NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    sealed bytea NOT NULL,
    account_id uuid NOT NULL
);
ALTER TABLE ONLY public.once_sentform ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.once_sentform FORCE ROW LEVEL SECURITY;


CREATE TABLE public.organisations_circle (
    id uuid NOT NULL,
    purpose character varying(30) NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL
);

ALTER TABLE ONLY public.organisations_circle FORCE ROW LEVEL SECURITY;


CREATE TABLE public.organisations_circleholding (
    id uuid NOT NULL,
    granted bytea,
    kept bytea,
    key_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    voucher_id uuid NOT NULL,
    CONSTRAINT organisations_circle_granted_or_kept CHECK ((((granted IS NULL) AND (kept IS NOT NULL)) OR ((granted IS NOT NULL) AND (kept IS NULL))))
);
ALTER TABLE ONLY public.organisations_circleholding ALTER COLUMN granted SET STATISTICS 0;
ALTER TABLE ONLY public.organisations_circleholding ALTER COLUMN kept SET STATISTICS 0;

ALTER TABLE ONLY public.organisations_circleholding FORCE ROW LEVEL SECURITY;


CREATE TABLE public.organisations_circlekey (
    id uuid NOT NULL,
    number integer NOT NULL,
    public bytea NOT NULL,
    link bytea,
    voucher bytea,
    papers uuid,
    papers_voucher bytea,
    by_recovery_set bytea,
    begun_at timestamp with time zone NOT NULL,
    circle_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT organisations_circle_key_from_1 CHECK ((number >= 1)),
    CONSTRAINT organisations_circlekey_number_check CHECK ((number >= 0))
);
ALTER TABLE ONLY public.organisations_circlekey ALTER COLUMN public SET STATISTICS 0;
ALTER TABLE ONLY public.organisations_circlekey ALTER COLUMN link SET STATISTICS 0;
ALTER TABLE ONLY public.organisations_circlekey ALTER COLUMN voucher SET STATISTICS 0;
ALTER TABLE ONLY public.organisations_circlekey ALTER COLUMN papers_voucher SET STATISTICS 0;
ALTER TABLE ONLY public.organisations_circlekey ALTER COLUMN by_recovery_set SET STATISTICS 0;

ALTER TABLE ONLY public.organisations_circlekey FORCE ROW LEVEL SECURITY;


CREATE TABLE public.organisations_circlevoucher (
    id uuid NOT NULL,
    mark bytea NOT NULL,
    given_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    circle_key_id uuid,
    epoch_id uuid,
    key_id uuid,
    member_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT organisations_vouched_under_one CHECK ((((circle_key_id IS NULL) AND (epoch_id IS NOT NULL)) OR ((circle_key_id IS NOT NULL) AND (epoch_id IS NULL))))
);
ALTER TABLE ONLY public.organisations_circlevoucher ALTER COLUMN mark SET STATISTICS 0;

ALTER TABLE ONLY public.organisations_circlevoucher FORCE ROW LEVEL SECURITY;


CREATE TABLE public.organisations_epoch (
    id uuid NOT NULL,
    number integer NOT NULL,
    public bytea NOT NULL,
    link bytea,
    by_recovery_set bytea,
    begun_at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL,
    attestation bytea,
    CONSTRAINT organisations_epoch_from_1 CHECK ((number >= 1)),
    CONSTRAINT organisations_epoch_number_check CHECK ((number >= 0))
);
ALTER TABLE ONLY public.organisations_epoch ALTER COLUMN public SET STATISTICS 0;
ALTER TABLE ONLY public.organisations_epoch ALTER COLUMN link SET STATISTICS 0;
ALTER TABLE ONLY public.organisations_epoch ALTER COLUMN by_recovery_set SET STATISTICS 0;
ALTER TABLE ONLY public.organisations_epoch ALTER COLUMN attestation SET STATISTICS 0;

ALTER TABLE ONLY public.organisations_epoch FORCE ROW LEVEL SECURITY;


CREATE TABLE public.organisations_holding (
    id uuid NOT NULL,
    granted bytea,
    kept bytea,
    voucher bytea NOT NULL,
    given_at timestamp with time zone NOT NULL,
    epoch_id uuid NOT NULL,
    key_id uuid NOT NULL,
    member_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT organisations_granted_or_kept CHECK ((((granted IS NULL) AND (kept IS NOT NULL)) OR ((granted IS NOT NULL) AND (kept IS NULL))))
);
ALTER TABLE ONLY public.organisations_holding ALTER COLUMN granted SET STATISTICS 0;
ALTER TABLE ONLY public.organisations_holding ALTER COLUMN kept SET STATISTICS 0;
ALTER TABLE ONLY public.organisations_holding ALTER COLUMN voucher SET STATISTICS 0;

ALTER TABLE ONLY public.organisations_holding FORCE ROW LEVEL SECURITY;


CREATE TABLE public.organisations_intake (
    id uuid NOT NULL,
    number integer NOT NULL,
    public bytea NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT organisations_intake_number_check CHECK ((number >= 0))
);
ALTER TABLE ONLY public.organisations_intake ALTER COLUMN public SET STATISTICS 0;

ALTER TABLE ONLY public.organisations_intake FORCE ROW LEVEL SECURITY;


CREATE TABLE public.organisations_member (
    id uuid NOT NULL,
    role character varying(30) NOT NULL,
    joined_on date NOT NULL,
    left_on date,
    account_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT organisations_member_left_after_joining CHECK (((left_on IS NULL) OR (left_on >= joined_on)))
);


CREATE TABLE public.organisations_node (
    id uuid NOT NULL,
    "only" boolean NOT NULL,
    country character varying(2) NOT NULL,
    name character varying(120) NOT NULL,
    is_demo boolean NOT NULL,
    CONSTRAINT organisations_node_country CHECK (((country)::text ~ '^[A-Z]{2}$'::text)),
    CONSTRAINT organisations_one_node CHECK ("only")
);


CREATE TABLE public.organisations_organisation (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    kind character varying(20) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    new_keys_due_since timestamp with time zone
);


CREATE TABLE public.organisations_recoveryset (
    id uuid NOT NULL,
    public bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    kept_at timestamp with time zone,
    used_at timestamp with time zone,
    organisation_id uuid NOT NULL,
    voucher bytea,
    witness bytea
);
ALTER TABLE ONLY public.organisations_recoveryset ALTER COLUMN public SET STATISTICS 0;
ALTER TABLE ONLY public.organisations_recoveryset ALTER COLUMN voucher SET STATISTICS 0;
ALTER TABLE ONLY public.organisations_recoveryset ALTER COLUMN witness SET STATISTICS 0;

ALTER TABLE ONLY public.organisations_recoveryset FORCE ROW LEVEL SECURITY;


CREATE TABLE public.organisations_regrant (
    id uuid NOT NULL,
    first_by uuid NOT NULL,
    first_half bytea NOT NULL,
    pad bytea,
    second_by uuid,
    second_half bytea,
    voucher bytea,
    first_at timestamp with time zone NOT NULL,
    epoch_id uuid NOT NULL,
    key_id uuid NOT NULL,
    member_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT organisations_regrant_by_two CHECK (((second_by IS NULL) OR (NOT ((second_by = first_by) AND (second_by IS NOT NULL)))))
);
ALTER TABLE ONLY public.organisations_regrant ALTER COLUMN first_half SET STATISTICS 0;
ALTER TABLE ONLY public.organisations_regrant ALTER COLUMN pad SET STATISTICS 0;
ALTER TABLE ONLY public.organisations_regrant ALTER COLUMN second_half SET STATISTICS 0;
ALTER TABLE ONLY public.organisations_regrant ALTER COLUMN voucher SET STATISTICS 0;

ALTER TABLE ONLY public.organisations_regrant FORCE ROW LEVEL SECURITY;


CREATE TABLE public.outreach_campaign (
    id uuid NOT NULL,
    aim character varying(300) NOT NULL,
    audience character varying(300) NOT NULL,
    partners uuid[] NOT NULL,
    cost numeric(12,2),
    currency character varying(3) NOT NULL,
    name character varying(200) NOT NULL,
    begins_on date NOT NULL,
    ends_on date NOT NULL,
    day character varying(60) NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT outreach_campaign_cost_whole CHECK ((((cost IS NULL) AND ((currency)::text = ''::text)) OR ((cost >= (0)::numeric) AND (NOT ((currency)::text = ''::text))))),
    CONSTRAINT outreach_campaign_ends_after CHECK ((ends_on >= begins_on))
);

ALTER TABLE ONLY public.outreach_campaign FORCE ROW LEVEL SECURITY;


CREATE TABLE public.outreach_commitment (
    id uuid NOT NULL,
    made_on date NOT NULL,
    text_en text NOT NULL,
    text_ru text NOT NULL,
    due_on date NOT NULL,
    first_due_on date NOT NULL,
    moved_why character varying(300) NOT NULL,
    done_on date,
    organisation_id uuid NOT NULL,
    recommendation_id uuid NOT NULL,
    CONSTRAINT outreach_commitment_due_after CHECK (((due_on >= made_on) AND (first_due_on >= made_on))),
    CONSTRAINT outreach_commitment_moved_why CHECK (((due_on = first_due_on) OR (NOT ((moved_why)::text = ''::text)))),
    CONSTRAINT outreach_commitment_says CHECK ((NOT ((text_en = ''::text) AND (text_ru = ''::text))))
);

ALTER TABLE ONLY public.outreach_commitment FORCE ROW LEVEL SECURITY;


CREATE TABLE public.outreach_event (
    id uuid NOT NULL,
    aim character varying(300) NOT NULL,
    audience character varying(300) NOT NULL,
    partners uuid[] NOT NULL,
    cost numeric(12,2),
    currency character varying(3) NOT NULL,
    kind character varying(20) NOT NULL,
    title character varying(200) NOT NULL,
    "on" date NOT NULL,
    until date,
    place character varying(200) NOT NULL,
    attendance integer,
    campaign_id uuid,
    organisation_id uuid NOT NULL,
    CONSTRAINT outreach_event_attendance_check CHECK ((attendance >= 0)),
    CONSTRAINT outreach_event_cost_whole CHECK ((((cost IS NULL) AND ((currency)::text = ''::text)) OR ((cost >= (0)::numeric) AND (NOT ((currency)::text = ''::text))))),
    CONSTRAINT outreach_event_ends_after CHECK (((until IS NULL) OR (until >= "on")))
);

ALTER TABLE ONLY public.outreach_event FORCE ROW LEVEL SECURITY;


CREATE TABLE public.outreach_feed (
    organisation_id uuid NOT NULL,
    name character varying(64) NOT NULL,
    begun_on date NOT NULL
);

ALTER TABLE ONLY public.outreach_feed FORCE ROW LEVEL SECURITY;


CREATE TABLE public.outreach_openpartner (
    id uuid NOT NULL,
    country character varying(2) NOT NULL,
    name character varying(200) NOT NULL,
    donor character varying(200) NOT NULL,
    logo bytea,
    holds_until date NOT NULL,
    organisation_id uuid NOT NULL,
    partner_id uuid NOT NULL,
    CONSTRAINT outreach_open_partner_ends CHECK ((holds_until < '3000-01-01'::date))
);
ALTER TABLE ONLY public.outreach_openpartner ALTER COLUMN logo SET STATISTICS 0;

ALTER TABLE ONLY public.outreach_openpartner FORCE ROW LEVEL SECURITY;


CREATE TABLE public.outreach_openrecommendation (
    recommendation_id uuid NOT NULL,
    countries character varying(2)[] NOT NULL,
    made_in date NOT NULL,
    partner uuid,
    shown jsonb NOT NULL,
    organisation_id uuid NOT NULL,
    edition integer NOT NULL,
    mark character varying(64) NOT NULL,
    CONSTRAINT outreach_open_day CHECK (((made_in >= '0001-01-01'::date) AND (made_in <= '9999-12-31'::date))),
    CONSTRAINT outreach_open_is_readable CHECK (((NOT jsonb_path_exists(shown, '$.**?(@.type() == "number")'::jsonpath)) AND (NOT jsonb_path_exists(shown, '$.**{6 to last}'::jsonpath)))),
    CONSTRAINT outreach_open_mark CHECK (((mark)::text ~ '^([0-9a-f]{64})?$'::text)),
    CONSTRAINT outreach_openrecommendation_edition_check CHECK ((edition >= 0))
);

ALTER TABLE ONLY public.outreach_openrecommendation FORCE ROW LEVEL SECURITY;


CREATE TABLE public.outreach_partner (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    donor character varying(200) NOT NULL,
    logo bytea,
    organisation_id uuid NOT NULL,
    CONSTRAINT outreach_partner_named CHECK ((NOT ((name)::text = ''::text)))
);
ALTER TABLE ONLY public.outreach_partner ALTER COLUMN logo SET STATISTICS 0;

ALTER TABLE ONLY public.outreach_partner FORCE ROW LEVEL SECURITY;


CREATE TABLE public.outreach_partnerword (
    id uuid NOT NULL,
    country character varying(2) NOT NULL,
    name_may boolean NOT NULL,
    logo_may boolean NOT NULL,
    donor_may boolean NOT NULL,
    said_on date NOT NULL,
    said_how character varying(300) NOT NULL,
    holds_until date NOT NULL,
    ended_on date,
    organisation_id uuid NOT NULL,
    partner_id uuid NOT NULL,
    CONSTRAINT outreach_word_ends CHECK (((holds_until > said_on) AND (holds_until <= (said_on + '366 days'::interval)))),
    CONSTRAINT outreach_word_has_proof CHECK ((NOT ((said_how)::text = ''::text))),
    CONSTRAINT outreach_word_name_first CHECK ((name_may OR ((NOT donor_may) AND (NOT logo_may))))
);

ALTER TABLE ONLY public.outreach_partnerword FORCE ROW LEVEL SECURITY;


CREATE TABLE public.outreach_prooffile (
    report_id uuid NOT NULL,
    name character varying(120) NOT NULL,
    kind character varying(40) NOT NULL,
    content bytea NOT NULL,
    organisation_id uuid NOT NULL
);
ALTER TABLE ONLY public.outreach_prooffile ALTER COLUMN content SET STATISTICS 0;

ALTER TABLE ONLY public.outreach_prooffile FORCE ROW LEVEL SECURITY;


CREATE TABLE public.outreach_publication (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    title character varying(200) NOT NULL,
    place character varying(200) NOT NULL,
    link character varying(500) NOT NULL,
    published_on date NOT NULL,
    captions character varying(10)[] NOT NULL,
    questions text NOT NULL,
    without_survivor boolean NOT NULL,
    campaign_id uuid,
    organisation_id uuid NOT NULL,
    permit uuid,
    channel character varying(10) NOT NULL,
    is_altered boolean NOT NULL,
    who_deletes character varying(200) NOT NULL,
    copy uuid,
    CONSTRAINT outreach_film_permitted CHECK (((((channel)::text = ''::text) AND (copy IS NULL) AND (permit IS NULL) AND ((who_deletes)::text = ''::text)) OR (((kind)::text = 'film'::text) AND (NOT without_survivor) AND (copy IS NOT NULL) AND (permit IS NOT NULL) AND (NOT ((channel)::text = ''::text)) AND (NOT ((who_deletes)::text = ''::text))))),
    CONSTRAINT outreach_film_whole CHECK (((NOT ((kind)::text = 'film'::text)) OR ((
CASE
    WHEN (captions IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(captions, 1), 0)
END >= 1) AND (NOT (questions = ''::text)) AND (without_survivor OR (permit IS NOT NULL))))),
    CONSTRAINT outreach_publication_link_https CHECK ((((link)::text = ''::text) OR ((link)::text ~~ 'https://%'::text)))
);

ALTER TABLE ONLY public.outreach_publication FORCE ROW LEVEL SECURITY;


CREATE TABLE public.outreach_recommendation (
    id uuid NOT NULL,
    number integer NOT NULL,
    source character varying(20) NOT NULL,
    source_name character varying(300) NOT NULL,
    made_on date NOT NULL,
    countries character varying(2)[] NOT NULL,
    addressee character varying(200) NOT NULL,
    text_en text NOT NULL,
    text_ru text NOT NULL,
    answer character varying(20) NOT NULL,
    answer_en text NOT NULL,
    answer_ru text NOT NULL,
    answered_on date,
    lateness_agreed_on date,
    lateness_agreed_how character varying(300) NOT NULL,
    shown_on date,
    organisation_id uuid NOT NULL,
    partner_id uuid,
    writers uuid[] NOT NULL,
    asked_by_id uuid,
    asked_mark character varying(64) NOT NULL,
    approved_by_id uuid,
    edition integer NOT NULL,
    CONSTRAINT outreach_answer_whole CHECK (((((answer)::text = ''::text) AND (answer_en = ''::text) AND (answer_ru = ''::text) AND (answered_on IS NULL)) OR ((NOT ((answer)::text = ''::text)) AND (answered_on >= made_on)))),
    CONSTRAINT outreach_lateness_agreed_whole CHECK (((((lateness_agreed_how)::text = ''::text) AND (lateness_agreed_on IS NULL)) OR ((lateness_agreed_on IS NOT NULL) AND (NOT ((lateness_agreed_how)::text = ''::text))))),
    CONSTRAINT outreach_recommendation_edition_check CHECK ((edition >= 0)),
    CONSTRAINT outreach_recommendation_number_check CHECK ((number >= 0)),
    CONSTRAINT outreach_recommendation_says CHECK ((NOT ((text_en = ''::text) AND (text_ru = ''::text)))),
    CONSTRAINT outreach_recommendation_to CHECK ((NOT ((addressee)::text = ''::text))),
    CONSTRAINT outreach_recommendation_where CHECK ((
CASE
    WHEN (countries IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(countries, 1), 0)
END >= 1)),
    CONSTRAINT outreach_writers_are_members CHECK ((array_position(writers, NULL::uuid) IS NULL))
);

ALTER TABLE ONLY public.outreach_recommendation FORCE ROW LEVEL SECURITY;


CREATE TABLE public.outreach_report (
    id uuid NOT NULL,
    "on" date NOT NULL,
    state character varying(10) NOT NULL,
    text_en text NOT NULL,
    text_ru text NOT NULL,
    proof_text text NOT NULL,
    proof_link character varying(500) NOT NULL,
    has_file boolean NOT NULL,
    written_at timestamp with time zone NOT NULL,
    commitment_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT outreach_report_link_https CHECK ((((proof_link)::text = ''::text) OR ((proof_link)::text ~~ 'https://%'::text))),
    CONSTRAINT outreach_report_proven CHECK ((((state)::text = ANY ((ARRAY['nothing'::character varying, 'begun'::character varying])::text[])) OR (NOT ((NOT has_file) AND ((proof_link)::text = ''::text) AND (proof_text = ''::text))))),
    CONSTRAINT outreach_report_says CHECK ((NOT ((text_en = ''::text) AND (text_ru = ''::text))))
);

ALTER TABLE ONLY public.outreach_report FORCE ROW LEVEL SECURITY;


CREATE TABLE public.outreach_snapshot (
    id uuid NOT NULL,
    captured_on date NOT NULL,
    views bigint,
    likes bigint,
    comments bigint,
    organisation_id uuid NOT NULL,
    publication_id uuid NOT NULL,
    CONSTRAINT outreach_snapshot_comments_check CHECK ((comments >= 0)),
    CONSTRAINT outreach_snapshot_counts CHECK ((NOT ((comments IS NULL) AND (likes IS NULL) AND (views IS NULL)))),
    CONSTRAINT outreach_snapshot_likes_check CHECK ((likes >= 0)),
    CONSTRAINT outreach_snapshot_views_check CHECK ((views >= 0))
);

ALTER TABLE ONLY public.outreach_snapshot FORCE ROW LEVEL SECURITY;


CREATE TABLE public.packs_pack (
    number integer NOT NULL,
    digest character varying(64) NOT NULL,
    built_at timestamp with time zone NOT NULL,
    CONSTRAINT packs_pack_number_check CHECK ((number >= 0))
);


CREATE TABLE public.partner_warnings_frompartner (
    id uuid NOT NULL,
    signed bytea NOT NULL,
    came_on date NOT NULL,
    organisation_id uuid NOT NULL
);
ALTER TABLE ONLY public.partner_warnings_frompartner ALTER COLUMN signed SET STATISTICS 0;

ALTER TABLE ONLY public.partner_warnings_frompartner FORCE ROW LEVEL SECURITY;


CREATE TABLE public.partner_warnings_partnertaking (
    id uuid NOT NULL,
    number smallint NOT NULL,
    outcome character varying(10) NOT NULL,
    reason character varying(300) NOT NULL,
    warning uuid,
    by uuid NOT NULL,
    taken_on date NOT NULL,
    organisation_id uuid NOT NULL,
    told_id uuid NOT NULL,
    CONSTRAINT partner_warnings_partnertaking_number_check CHECK ((number >= 0)),
    CONSTRAINT partner_warnings_taking_whole CHECK (((((outcome)::text = 'taken-over'::text) AND ((reason)::text = ''::text) AND (warning IS NOT NULL)) OR (((outcome)::text = 'put-aside'::text) AND (warning IS NULL) AND (NOT ((reason)::text = ''::text)))))
);

ALTER TABLE ONLY public.partner_warnings_partnertaking FORCE ROW LEVEL SECURITY;


CREATE TABLE public.referrals_agreement (
    id uuid NOT NULL,
    agreement uuid NOT NULL,
    partner_node character varying(64) NOT NULL,
    partner character varying(64) NOT NULL,
    epoch integer NOT NULL,
    wrapped_key bytea NOT NULL,
    schema integer NOT NULL,
    sealed bytea NOT NULL,
    made_at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT referrals_agreement_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT referrals_agreement_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.referrals_agreement ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.referrals_agreement ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.referrals_agreement FORCE ROW LEVEL SECURITY;


CREATE TABLE public.referrals_casereferral (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    referral_id uuid NOT NULL,
    CONSTRAINT referrals_casereferral_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.referrals_casereferral ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.referrals_casereferral ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.referrals_casereferral FORCE ROW LEVEL SECURITY;


CREATE TABLE public.referrals_casereturn (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    calls_at timestamp with time zone,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    referral_id uuid,
    CONSTRAINT referrals_casereturn_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.referrals_casereturn ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.referrals_casereturn ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.referrals_casereturn FORCE ROW LEVEL SECURITY;


CREATE TABLE public.referrals_referral (
    id uuid NOT NULL,
    referral uuid NOT NULL,
    partner_node character varying(64) NOT NULL,
    partner character varying(64) NOT NULL,
    direction character varying(10) NOT NULL,
    state character varying(20) NOT NULL,
    since timestamp with time zone NOT NULL,
    due_at timestamp with time zone,
    public bytea NOT NULL,
    mark bytea NOT NULL,
    circle_number integer,
    wrapped bytea,
    made_at timestamp with time zone NOT NULL,
    circle_id uuid,
    organisation_id uuid NOT NULL,
    answer_by timestamp with time zone,
    answered_at timestamp with time zone,
    calls_at timestamp with time zone,
    arrived_at timestamp with time zone,
    is_danger boolean NOT NULL,
    carried bytea,
    urgency character varying(10) NOT NULL,
    calls_said_at timestamp with time zone,
    calls_said_in uuid,
    CONSTRAINT referrals_key_in_a_circle_or_not CHECK ((((circle_id IS NULL) AND (circle_number IS NULL) AND (wrapped IS NULL)) OR ((circle_id IS NOT NULL) AND (circle_number IS NOT NULL) AND (wrapped IS NOT NULL)))),
    CONSTRAINT referrals_referral_circle_number_check CHECK ((circle_number >= 0))
);
ALTER TABLE ONLY public.referrals_referral ALTER COLUMN public SET STATISTICS 0;
ALTER TABLE ONLY public.referrals_referral ALTER COLUMN mark SET STATISTICS 0;
ALTER TABLE ONLY public.referrals_referral ALTER COLUMN wrapped SET STATISTICS 0;
ALTER TABLE ONLY public.referrals_referral ALTER COLUMN carried SET STATISTICS 0;

ALTER TABLE ONLY public.referrals_referral FORCE ROW LEVEL SECURITY;


CREATE TABLE public.referrals_referralletter (
    id uuid NOT NULL,
    letter uuid NOT NULL,
    sealed bytea,
    opened_id uuid,
    organisation_id uuid NOT NULL,
    referral_id uuid NOT NULL,
    carried bytea,
    CONSTRAINT referrals_letter_ours_or_theirs CHECK ((((opened_id IS NULL) AND (sealed IS NOT NULL)) OR ((opened_id IS NOT NULL) AND (sealed IS NULL))))
);
ALTER TABLE ONLY public.referrals_referralletter ALTER COLUMN sealed SET STATISTICS 0;
ALTER TABLE ONLY public.referrals_referralletter ALTER COLUMN carried SET STATISTICS 0;

ALTER TABLE ONLY public.referrals_referralletter FORCE ROW LEVEL SECURITY;


CREATE TABLE public.referrals_reminder (
    id uuid NOT NULL,
    told_at timestamp with time zone,
    member_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);

ALTER TABLE ONLY public.referrals_reminder FORCE ROW LEVEL SECURITY;


CREATE TABLE public.releases_release (
    id uuid NOT NULL,
    title_en character varying(160) NOT NULL,
    title_ru character varying(160) NOT NULL,
    tables bytea NOT NULL,
    state character varying(10) NOT NULL,
    verdict jsonb NOT NULL,
    done integer NOT NULL,
    of_all integer NOT NULL,
    brought_at timestamp with time zone NOT NULL,
    number integer,
    approved_on date,
    withdrawn_on date,
    withdrawn_why character varying(2000) NOT NULL,
    signed bytea NOT NULL,
    approved_signed bytea,
    brought_by_id uuid NOT NULL,
    decided_by_id uuid,
    organisation_id uuid NOT NULL,
    withdrawn_by_id uuid,
    digest bytea GENERATED ALWAYS AS (sha256(tables)) STORED,
    CONSTRAINT releases_release_done_check CHECK ((done >= 0)),
    CONSTRAINT releases_release_number_check CHECK ((number >= 0)),
    CONSTRAINT releases_release_of_all_check CHECK ((of_all >= 0)),
    CONSTRAINT releases_second_person CHECK ((((approved_on IS NOT NULL) AND (approved_signed IS NOT NULL) AND (decided_by_id IS NOT NULL) AND (number IS NOT NULL) AND ((state)::text = ANY ((ARRAY['approved'::character varying, 'withdrawn'::character varying])::text[])) AND (NOT ((decided_by_id = brought_by_id) AND (decided_by_id IS NOT NULL)))) OR ((NOT ((state)::text = ANY ((ARRAY['approved'::character varying, 'withdrawn'::character varying])::text[]))) AND (approved_on IS NULL) AND (approved_signed IS NULL) AND (decided_by_id IS NULL) AND (number IS NULL)))),
    CONSTRAINT releases_states CHECK (((state)::text = ANY ((ARRAY['examined'::character varying, 'held-back'::character varying, 'waiting'::character varying, 'approved'::character varying, 'withdrawn'::character varying])::text[]))),
    CONSTRAINT releases_withdrawal_says_why CHECK (((((state)::text = 'withdrawn'::text) AND (withdrawn_by_id IS NOT NULL) AND (withdrawn_on IS NOT NULL) AND (NOT ((withdrawn_why)::text = ''::text))) OR ((NOT ((state)::text = 'withdrawn'::text)) AND (withdrawn_by_id IS NULL) AND (withdrawn_on IS NULL) AND ((withdrawn_why)::text = ''::text))))
);
ALTER TABLE ONLY public.releases_release ALTER COLUMN tables SET STATISTICS 0;
ALTER TABLE ONLY public.releases_release ALTER COLUMN signed SET STATISTICS 0;
ALTER TABLE ONLY public.releases_release ALTER COLUMN approved_signed SET STATISTICS 0;
ALTER TABLE ONLY public.releases_release ALTER COLUMN digest SET STATISTICS 0;

ALTER TABLE ONLY public.releases_release FORCE ROW LEVEL SECURITY;


CREATE TABLE public.releases_reporting (
    release_id uuid NOT NULL,
    reference character varying(200) NOT NULL,
    kind character varying(20) NOT NULL,
    name character varying(160) NOT NULL,
    identifier character varying(200) NOT NULL,
    title_en character varying(160) NOT NULL,
    title_ru character varying(160) NOT NULL,
    description_en character varying(2000) NOT NULL,
    description_ru character varying(2000) NOT NULL,
    state character varying(10) NOT NULL,
    started_on date NOT NULL,
    first_on date NOT NULL,
    last_on date NOT NULL,
    written_at timestamp with time zone NOT NULL,
    signed bytea NOT NULL,
    organisation_id uuid NOT NULL,
    written_by_id uuid NOT NULL,
    CONSTRAINT releases_activity_states CHECK (((state)::text = ANY ((ARRAY['under-way'::character varying, 'finalised'::character varying, 'closed'::character varying, 'cancelled'::character varying, 'suspended'::character varying])::text[]))),
    CONSTRAINT releases_days_in_order CHECK ((last_on >= first_on)),
    CONSTRAINT releases_kinds CHECK (((kind)::text = ANY ((ARRAY['government'::character varying, 'local-government'::character varying, 'public'::character varying, 'international-ngo'::character varying, 'national-ngo'::character varying, 'regional-ngo'::character varying, 'partner-ngo'::character varying, 'partnership'::character varying, 'multilateral'::character varying, 'foundation'::character varying, 'private'::character varying, 'academic'::character varying, 'other'::character varying])::text[])))
);
ALTER TABLE ONLY public.releases_reporting ALTER COLUMN signed SET STATISTICS 0;

ALTER TABLE ONLY public.releases_reporting FORCE ROW LEVEL SECURITY;


CREATE TABLE public.results_answer (
    id uuid NOT NULL,
    source character varying(200) NOT NULL,
    says character varying(10) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL,
    period_id uuid NOT NULL,
    written_by_id uuid NOT NULL,
    CONSTRAINT results_answer_says CHECK (((says)::text = ANY ((ARRAY['few'::character varying, 'nothing'::character varying])::text[])))
);

ALTER TABLE ONLY public.results_answer FORCE ROW LEVEL SECURITY;


CREATE TABLE public.results_fact (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    currency character varying(3) NOT NULL,
    source character varying(200) NOT NULL,
    organisation_id uuid NOT NULL,
    indicator_id uuid NOT NULL,
    period_id uuid NOT NULL
);

ALTER TABLE ONLY public.results_fact FORCE ROW LEVEL SECURITY;


CREATE TABLE public.results_figure (
    id uuid NOT NULL,
    number integer NOT NULL,
    value bigint NOT NULL,
    of_organisations integer NOT NULL,
    parts jsonb NOT NULL,
    evidence character varying(2000) NOT NULL,
    link character varying(500) NOT NULL,
    reason character varying(2000) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    decision character varying(10) NOT NULL,
    decided_at timestamp with time zone,
    decision_says character varying(2000) NOT NULL,
    decided_by_id uuid,
    fact_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    written_by_id uuid NOT NULL,
    CONSTRAINT results_correction_says_why CHECK (((number = 1) OR ((number > 1) AND (NOT ((reason)::text = ''::text))))),
    CONSTRAINT results_figure_from_0 CHECK (((of_organisations >= 1) AND (value >= 0))),
    CONSTRAINT results_figure_number_check CHECK ((number >= 0)),
    CONSTRAINT results_figure_of_organisations_check CHECK ((of_organisations >= 0)),
    CONSTRAINT results_second_person CHECK ((((decided_at IS NULL) AND (decided_by_id IS NULL) AND ((decision)::text = ''::text)) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL) AND ((decision)::text = ANY ((ARRAY['approved'::character varying, 'sent-back'::character varying])::text[])) AND (NOT ((decided_by_id = written_by_id) AND (decided_by_id IS NOT NULL))))))
);

ALTER TABLE ONLY public.results_figure FORCE ROW LEVEL SECURITY;


CREATE TABLE public.results_indicator (
    id uuid NOT NULL,
    code character varying(20) NOT NULL,
    title_en character varying(160) NOT NULL,
    title_ru character varying(160) NOT NULL,
    definition_en character varying(2000) NOT NULL,
    definition_ru character varying(2000) NOT NULL,
    kind character varying(20) NOT NULL,
    currency character varying(3) NOT NULL,
    baseline bigint,
    dimensions character varying(20)[] NOT NULL,
    source character varying(300) NOT NULL,
    is_headline boolean NOT NULL,
    beside_id uuid,
    organisation_id uuid NOT NULL,
    result_id uuid NOT NULL,
    CONSTRAINT results_currency_of_money CHECK (((((currency)::text ~ '^[A-Z]{3}$'::text) AND ((kind)::text = 'money'::text)) OR ((NOT ((kind)::text = 'money'::text)) AND ((currency)::text = ''::text)))),
    CONSTRAINT results_dimensions_of_people CHECK ((((kind)::text = 'people'::text) OR (dimensions = '{}'::character varying(20)[]))),
    CONSTRAINT results_indicator_kinds CHECK (((kind)::text = ANY ((ARRAY['people'::character varying, 'organisations'::character varying, 'attendances'::character varying, 'views'::character varying, 'services'::character varying, 'money'::character varying])::text[])))
);

ALTER TABLE ONLY public.results_indicator FORCE ROW LEVEL SECURITY;


CREATE TABLE public.results_period (
    id uuid NOT NULL,
    length character varying(10) NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    locked_at timestamp with time zone,
    locked_by_id uuid,
    organisation_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    CONSTRAINT results_period_locked_whole CHECK ((((locked_at IS NULL) AND (locked_by_id IS NULL)) OR ((locked_at IS NOT NULL) AND (locked_by_id IS NOT NULL)))),
    CONSTRAINT results_period_whole CHECK (((EXTRACT(day FROM first_day) = (1)::numeric) AND (((EXTRACT(month FROM first_day))::integer %
CASE length
    WHEN 'month'::text THEN 1
    WHEN 'quarter'::text THEN 3
    WHEN 'half-year'::text THEN 6
    WHEN 'year'::text THEN 12
    ELSE NULL::integer
END) =
CASE length
    WHEN 'month'::text THEN 0
    ELSE 1
END) AND (last_day = (((first_day + make_interval(months =>
CASE length
    WHEN 'month'::text THEN 1
    WHEN 'quarter'::text THEN 3
    WHEN 'half-year'::text THEN 6
    WHEN 'year'::text THEN 12
    ELSE NULL::integer
END)))::date - 1))))
);

ALTER TABLE ONLY public.results_period FORCE ROW LEVEL SECURITY;


CREATE TABLE public.results_programme (
    id uuid NOT NULL,
    title_en character varying(160) NOT NULL,
    title_ru character varying(160) NOT NULL,
    begins_on date NOT NULL,
    ends_on date NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT results_programme_days CHECK ((ends_on >= begins_on))
);

ALTER TABLE ONLY public.results_programme FORCE ROW LEVEL SECURITY;


CREATE TABLE public.results_result (
    id uuid NOT NULL,
    code character varying(20) NOT NULL,
    title_en character varying(160) NOT NULL,
    title_ru character varying(160) NOT NULL,
    organisation_id uuid NOT NULL,
    programme_id uuid NOT NULL
);

ALTER TABLE ONLY public.results_result FORCE ROW LEVEL SECURITY;


CREATE TABLE public.results_target (
    id uuid NOT NULL,
    value bigint,
    gap character varying(2000) NOT NULL,
    indicator_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    period_id uuid NOT NULL,
    earlier jsonb NOT NULL,
    CONSTRAINT results_target_from_0 CHECK (((value IS NULL) OR (value >= 0)))
);

ALTER TABLE ONLY public.results_target FORCE ROW LEVEL SECURITY;


CREATE TABLE public.returns_arrivedreturn (
    id uuid NOT NULL,
    epoch integer NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    year smallint NOT NULL,
    quarter smallint NOT NULL,
    partner_node character varying(64) NOT NULL,
    partner character varying(64) NOT NULL,
    name character varying(200) NOT NULL,
    source character varying(200) NOT NULL,
    state character varying(12) NOT NULL,
    arrived_at timestamp with time zone NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT returns_arrivedreturn_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT returns_arrivedreturn_quarter_check CHECK ((quarter >= 0)),
    CONSTRAINT returns_arrivedreturn_schema_check CHECK ((schema >= 0)),
    CONSTRAINT returns_arrivedreturn_year_check CHECK ((year >= 0))
);
ALTER TABLE ONLY public.returns_arrivedreturn ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.returns_arrivedreturn ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.returns_arrivedreturn FORCE ROW LEVEL SECURITY;


CREATE TABLE public.returns_countedquarter (
    id uuid NOT NULL,
    epoch integer NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    year smallint NOT NULL,
    quarter smallint NOT NULL,
    handed_on date,
    organisation_id uuid NOT NULL,
    CONSTRAINT returns_countedquarter_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT returns_countedquarter_quarter_check CHECK ((quarter >= 0)),
    CONSTRAINT returns_countedquarter_schema_check CHECK ((schema >= 0)),
    CONSTRAINT returns_countedquarter_year_check CHECK ((year >= 0))
);
ALTER TABLE ONLY public.returns_countedquarter ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.returns_countedquarter ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.returns_countedquarter FORCE ROW LEVEL SECURITY;


CREATE TABLE public.screens_notice (
    places character varying(3)[] NOT NULL,
    groups character varying(40)[] NOT NULL,
    id uuid NOT NULL,
    begins_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    texts jsonb NOT NULL,
    page character varying(120) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    stopped_at timestamp with time zone,
    CONSTRAINT screens_notice_ends_soon CHECK (((ends_at > begins_at) AND (ends_at <= (begins_at + '7 days'::interval)))),
    CONSTRAINT screens_notice_says_something CHECK ((NOT (texts = '{}'::jsonb))),
    CONSTRAINT screens_notice_sent_before_stopped CHECK (((stopped_at IS NULL) OR (sent_at IS NOT NULL)))
);


CREATE TABLE public.screens_playlist (
    id uuid NOT NULL,
    slug character varying(40) NOT NULL,
    name character varying(80) NOT NULL,
    languages character varying(10)[] NOT NULL,
    shown jsonb,
    shown_at timestamp with time zone,
    CONSTRAINT screens_playlist_shown_whole CHECK ((((shown IS NULL) AND (shown_at IS NULL)) OR ((shown IS NOT NULL) AND (shown_at IS NOT NULL)))),
    CONSTRAINT screens_playlist_slug CHECK (((slug)::text ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
);


CREATE TABLE public.screens_playlistitem (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(10) NOT NULL,
    name character varying(120) NOT NULL,
    seconds smallint,
    playlist_id uuid NOT NULL,
    CONSTRAINT screens_item_named CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT screens_item_seconds CHECK (((((kind)::text = 'clip'::text) AND (seconds IS NULL)) OR ((NOT ((kind)::text = 'clip'::text)) AND (seconds >= 5) AND (seconds IS NOT NULL) AND (seconds <= 120)))),
    CONSTRAINT screens_playlistitem_position_check CHECK (("position" >= 0)),
    CONSTRAINT screens_playlistitem_seconds_check CHECK ((seconds >= 0))
);


ALTER TABLE public.screens_playlistitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.screens_playlistitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.screens_schedule (
    places character varying(3)[] NOT NULL,
    groups character varying(40)[] NOT NULL,
    id uuid NOT NULL,
    begins_on date NOT NULL,
    ends_on date,
    weekdays smallint[] NOT NULL,
    from_hour time without time zone,
    to_hour time without time zone,
    rank character varying(10) NOT NULL,
    playlist_id uuid NOT NULL,
    CONSTRAINT screens_schedule_ends_after CHECK (((ends_on IS NULL) OR (ends_on >= begins_on))),
    CONSTRAINT screens_schedule_hours_whole CHECK ((((from_hour IS NULL) AND (to_hour IS NULL)) OR ((from_hour IS NOT NULL) AND (to_hour IS NOT NULL) AND (NOT ((from_hour = to_hour) AND (from_hour IS NOT NULL) AND (to_hour IS NOT NULL)))))),
    CONSTRAINT screens_schedule_weekdays CHECK (((weekdays <@ ARRAY[(1)::smallint, (2)::smallint, (3)::smallint, (4)::smallint, (5)::smallint, (6)::smallint, (7)::smallint]) AND (
CASE
    WHEN (weekdays IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(weekdays, 1), 0)
END >= 1)))
);


CREATE TABLE public.site_workerlease (
    worker character varying(64) NOT NULL,
    beat_at timestamp with time zone DEFAULT statement_timestamp() NOT NULL
);


CREATE TABLE public.support_asking (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT support_asking_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.support_asking ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.support_asking ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.support_asking FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_casefile (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT support_casefile_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.support_casefile ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.support_casefile ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.support_casefile FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_caseparticipation (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT support_caseparticipation_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.support_caseparticipation ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.support_caseparticipation ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.support_caseparticipation FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_casewages (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT support_casewages_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.support_casewages ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.support_casewages ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.support_casewages FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_circleclient (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    number integer NOT NULL,
    offered bytea NOT NULL,
    epoch integer NOT NULL,
    voucher bytea NOT NULL,
    moved bytea,
    asking bytea NOT NULL,
    answer bytea,
    accepted_number integer,
    accepted bytea,
    case_id uuid NOT NULL,
    circle_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT support_circleclient_accepted_number_check CHECK ((accepted_number >= 0)),
    CONSTRAINT support_circleclient_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT support_circleclient_number_check CHECK ((number >= 0)),
    CONSTRAINT support_circleclient_schema_check CHECK ((schema >= 0)),
    CONSTRAINT support_client_accepted_under_a_key CHECK ((((accepted IS NULL) AND (accepted_number IS NULL)) OR ((accepted IS NOT NULL) AND (accepted_number IS NOT NULL))))
);
ALTER TABLE ONLY public.support_circleclient ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.support_circleclient ALTER COLUMN sealed SET STATISTICS 0;
ALTER TABLE ONLY public.support_circleclient ALTER COLUMN offered SET STATISTICS 0;
ALTER TABLE ONLY public.support_circleclient ALTER COLUMN voucher SET STATISTICS 0;
ALTER TABLE ONLY public.support_circleclient ALTER COLUMN moved SET STATISTICS 0;
ALTER TABLE ONLY public.support_circleclient ALTER COLUMN asking SET STATISTICS 0;
ALTER TABLE ONLY public.support_circleclient ALTER COLUMN answer SET STATISTICS 0;
ALTER TABLE ONLY public.support_circleclient ALTER COLUMN accepted SET STATISTICS 0;

ALTER TABLE ONLY public.support_circleclient FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_circledanger (
    id uuid NOT NULL,
    is_open boolean NOT NULL,
    sealed bytea NOT NULL,
    client_id uuid NOT NULL,
    organisation_id uuid NOT NULL
);
ALTER TABLE ONLY public.support_circledanger ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.support_circledanger FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_circlesession (
    id uuid NOT NULL,
    facts bytea NOT NULL,
    number integer NOT NULL,
    wrapped_key bytea NOT NULL,
    words bytea NOT NULL,
    client_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT support_circlesession_number_check CHECK ((number >= 0))
);
ALTER TABLE ONLY public.support_circlesession ALTER COLUMN facts SET STATISTICS 0;
ALTER TABLE ONLY public.support_circlesession ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.support_circlesession ALTER COLUMN words SET STATISTICS 0;

ALTER TABLE ONLY public.support_circlesession FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_conference (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    "on" date NOT NULL,
    is_over boolean NOT NULL,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT support_conference_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.support_conference ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.support_conference ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.support_conference FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_conferenceguest (
    id uuid NOT NULL,
    until date NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    conference_id uuid NOT NULL,
    key_id uuid NOT NULL,
    member_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT support_conferenceguest_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.support_conferenceguest ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.support_conferenceguest ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.support_conferenceguest FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_followup (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    due_on date,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT support_followup_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.support_followup ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.support_followup ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.support_followup FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_goal (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT support_goal_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.support_goal ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.support_goal ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.support_goal FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_house (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    epoch integer,
    organisation_id uuid NOT NULL,
    CONSTRAINT support_house_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT support_house_schema_check CHECK ((schema >= 0)),
    CONSTRAINT support_house_under_an_epoch CHECK ((epoch IS NOT NULL))
);
ALTER TABLE ONLY public.support_house ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.support_house ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.support_house FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_houseincident (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    epoch integer,
    house_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT support_houseincident_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT support_houseincident_schema_check CHECK ((schema >= 0)),
    CONSTRAINT support_incident_under_an_epoch CHECK ((epoch IS NOT NULL))
);
ALTER TABLE ONLY public.support_houseincident ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.support_houseincident ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.support_houseincident FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_interpreter (
    id uuid NOT NULL,
    epoch integer NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT support_interpreter_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT support_interpreter_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.support_interpreter ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.support_interpreter ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.support_interpreter FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_interpreting (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT support_interpreting_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.support_interpreting ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.support_interpreting ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.support_interpreting FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_plan (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    review_on date,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT support_plan_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.support_plan ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.support_plan ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.support_plan FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_service (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    due_on date,
    is_over boolean NOT NULL,
    case_id uuid NOT NULL,
    member_id uuid,
    organisation_id uuid NOT NULL,
    CONSTRAINT support_service_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.support_service ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.support_service ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.support_service FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_stay (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT support_stay_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.support_stay ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.support_stay ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.support_stay FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_storedfile (
    file_id uuid NOT NULL
);

ALTER TABLE ONLY public.support_storedfile FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_story (
    id uuid NOT NULL,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    case_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT support_story_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.support_story ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.support_story ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.support_story FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_storycopy (
    id uuid NOT NULL,
    "where" character varying(200) NOT NULL,
    who_deletes character varying(200) NOT NULL,
    count integer NOT NULL,
    noted_on date NOT NULL,
    deleted_on date,
    organisation_id uuid NOT NULL,
    permit_id uuid NOT NULL,
    CONSTRAINT support_copy_says_where_and_who CHECK (((count >= 1) AND (NOT (("where")::text = ''::text)) AND (NOT ((who_deletes)::text = ''::text)))),
    CONSTRAINT support_storycopy_count_check CHECK ((count >= 0))
);

ALTER TABLE ONLY public.support_storycopy FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_storypermit (
    id uuid NOT NULL,
    signed bytea NOT NULL,
    valid_until date NOT NULL,
    recalled_at date,
    organisation_id uuid NOT NULL,
    CONSTRAINT support_permit_recalled_is_empty CHECK (((recalled_at IS NULL) OR (signed = '\x'::bytea)))
);
ALTER TABLE ONLY public.support_storypermit ALTER COLUMN signed SET STATISTICS 0;

ALTER TABLE ONLY public.support_storypermit FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_threat (
    id uuid NOT NULL,
    epoch integer,
    wrapped_key bytea NOT NULL,
    schema smallint NOT NULL,
    sealed bytea NOT NULL,
    is_answered boolean NOT NULL,
    organisation_id uuid NOT NULL,
    CONSTRAINT support_threat_answered_is_taken_in CHECK (((epoch IS NULL) OR (NOT is_answered))),
    CONSTRAINT support_threat_epoch_check CHECK ((epoch >= 0)),
    CONSTRAINT support_threat_schema_check CHECK ((schema >= 0))
);
ALTER TABLE ONLY public.support_threat ALTER COLUMN wrapped_key SET STATISTICS 0;
ALTER TABLE ONLY public.support_threat ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.support_threat FORCE ROW LEVEL SECURITY;


CREATE TABLE public.support_threatreceiver (
    id uuid NOT NULL,
    sealed bytea NOT NULL,
    key_id uuid NOT NULL,
    member_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    threat_id uuid NOT NULL
);
ALTER TABLE ONLY public.support_threatreceiver ALTER COLUMN sealed SET STATISTICS 0;

ALTER TABLE ONLY public.support_threatreceiver FORCE ROW LEVEL SECURITY;


CREATE TABLE public.taggit_tag (
    id integer NOT NULL,
    name character varying(100) NOT NULL,
    slug character varying(100) NOT NULL
);


ALTER TABLE public.taggit_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.taggit_taggeditem (
    id integer NOT NULL,
    object_id integer NOT NULL,
    content_type_id integer NOT NULL,
    tag_id integer NOT NULL
);


ALTER TABLE public.taggit_taggeditem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_taggeditem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailadmin_admin (
    id integer NOT NULL
);


ALTER TABLE public.wagtailadmin_admin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_admin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailadmin_editingsession (
    id integer NOT NULL,
    object_id character varying(255) NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    user_id uuid NOT NULL,
    is_editing boolean NOT NULL
);


ALTER TABLE public.wagtailadmin_editingsession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_editingsession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailadmin_formstate (
    id integer NOT NULL,
    data text NOT NULL,
    object_id character varying(255) NOT NULL,
    parent_object_id character varying(255) NOT NULL,
    last_updated_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    user_id uuid NOT NULL
);


ALTER TABLE public.wagtailadmin_formstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_formstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_apitoken (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    key_hash character varying(64) NOT NULL,
    prefix character varying(16) NOT NULL,
    created timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    last_used_at timestamp with time zone,
    user_id uuid NOT NULL
);


ALTER TABLE public.wagtailcore_apitoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_apitoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_collection (
    id integer NOT NULL,
    path character varying(255) NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL,
    numchild integer NOT NULL,
    name character varying(255) NOT NULL,
    CONSTRAINT wagtailcore_collection_depth_check CHECK ((depth >= 0)),
    CONSTRAINT wagtailcore_collection_numchild_check CHECK ((numchild >= 0))
);


ALTER TABLE public.wagtailcore_collection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_collectionviewrestriction (
    id integer NOT NULL,
    restriction_type character varying(20) NOT NULL,
    password character varying(255) NOT NULL,
    collection_id integer NOT NULL
);


CREATE TABLE public.wagtailcore_collectionviewrestriction_groups (
    id bigint NOT NULL,
    collectionviewrestriction_id integer CONSTRAINT wagtailcore_collectionviewr_collectionviewrestriction__not_null NOT NULL,
    group_id integer NOT NULL
);


ALTER TABLE public.wagtailcore_collectionviewrestriction_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collectionviewrestriction_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


ALTER TABLE public.wagtailcore_collectionviewrestriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collectionviewrestriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_comment (
    id integer NOT NULL,
    text text NOT NULL,
    contentpath text NOT NULL,
    "position" text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    page_id integer NOT NULL,
    resolved_by_id uuid,
    revision_created_id integer,
    user_id uuid NOT NULL
);


ALTER TABLE public.wagtailcore_comment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_comment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_commentreply (
    id integer NOT NULL,
    text text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    comment_id integer NOT NULL,
    user_id uuid NOT NULL
);


ALTER TABLE public.wagtailcore_commentreply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_commentreply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_groupapprovaltask (
    task_ptr_id integer NOT NULL
);


CREATE TABLE public.wagtailcore_groupapprovaltask_groups (
    id bigint NOT NULL,
    groupapprovaltask_id integer CONSTRAINT wagtailcore_groupapprovaltask_gro_groupapprovaltask_id_not_null NOT NULL,
    group_id integer NOT NULL
);


ALTER TABLE public.wagtailcore_groupapprovaltask_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupapprovaltask_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_groupcollectionpermission (
    id integer NOT NULL,
    collection_id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);


ALTER TABLE public.wagtailcore_groupcollectionpermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupcollectionpermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_grouppagepermission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    page_id integer NOT NULL,
    permission_id integer NOT NULL
);


ALTER TABLE public.wagtailcore_grouppagepermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_grouppagepermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_groupsitepermission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL,
    site_id integer NOT NULL
);


ALTER TABLE public.wagtailcore_groupsitepermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupsitepermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_locale (
    id integer NOT NULL,
    language_code character varying(100) NOT NULL
);


ALTER TABLE public.wagtailcore_locale ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_locale_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_modellogentry (
    id integer NOT NULL,
    label text NOT NULL,
    action character varying(255) NOT NULL,
    data jsonb CONSTRAINT wagtailcore_modellogentry_data_json_not_null NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    content_changed boolean NOT NULL,
    deleted boolean NOT NULL,
    object_id character varying(255) NOT NULL,
    content_type_id integer,
    user_id uuid,
    uuid uuid,
    revision_id integer
);


ALTER TABLE public.wagtailcore_modellogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_modellogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_page (
    id integer NOT NULL,
    path character varying(255) NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL,
    numchild integer NOT NULL,
    title character varying(255) NOT NULL,
    slug character varying(255) NOT NULL,
    live boolean NOT NULL,
    has_unpublished_changes boolean NOT NULL,
    url_path text NOT NULL,
    seo_title character varying(255) NOT NULL,
    show_in_menus boolean NOT NULL,
    search_description text NOT NULL,
    go_live_at timestamp with time zone,
    expire_at timestamp with time zone,
    expired boolean NOT NULL,
    content_type_id integer NOT NULL,
    owner_id uuid,
    locked boolean NOT NULL,
    latest_revision_created_at timestamp with time zone,
    first_published_at timestamp with time zone,
    live_revision_id integer,
    last_published_at timestamp with time zone,
    draft_title character varying(255) NOT NULL,
    locked_at timestamp with time zone,
    locked_by_id uuid,
    translation_key uuid NOT NULL,
    locale_id integer NOT NULL,
    alias_of_id integer,
    latest_revision_id integer,
    CONSTRAINT wagtailcore_page_depth_check CHECK ((depth >= 0)),
    CONSTRAINT wagtailcore_page_numchild_check CHECK ((numchild >= 0))
);


ALTER TABLE public.wagtailcore_page ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_page_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_pagelogentry (
    id integer NOT NULL,
    label text NOT NULL,
    action character varying(255) NOT NULL,
    data jsonb CONSTRAINT wagtailcore_pagelogentry_data_json_not_null NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    content_changed boolean NOT NULL,
    deleted boolean NOT NULL,
    content_type_id integer,
    page_id integer NOT NULL,
    revision_id integer,
    user_id uuid,
    uuid uuid
);


ALTER TABLE public.wagtailcore_pagelogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagelogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_revision (
    id integer CONSTRAINT wagtailcore_pagerevision_id_not_null NOT NULL,
    created_at timestamp with time zone CONSTRAINT wagtailcore_pagerevision_created_at_not_null NOT NULL,
    content jsonb CONSTRAINT wagtailcore_pagerevision_content_json_not_null NOT NULL,
    approved_go_live_at timestamp with time zone,
    object_id character varying(255) CONSTRAINT wagtailcore_pagerevision_page_id_not_null NOT NULL,
    user_id uuid,
    content_type_id integer NOT NULL,
    base_content_type_id integer NOT NULL,
    object_str text NOT NULL
);


ALTER TABLE public.wagtailcore_revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagerevision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_pagesubscription (
    id integer NOT NULL,
    comment_notifications boolean NOT NULL,
    page_id integer NOT NULL,
    user_id uuid NOT NULL
);


ALTER TABLE public.wagtailcore_pagesubscription ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagesubscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_pageviewrestriction (
    id integer NOT NULL,
    password character varying(255) NOT NULL,
    page_id integer NOT NULL,
    restriction_type character varying(20) NOT NULL
);


CREATE TABLE public.wagtailcore_pageviewrestriction_groups (
    id bigint NOT NULL,
    pageviewrestriction_id integer CONSTRAINT wagtailcore_pageviewrestriction_pageviewrestriction_id_not_null NOT NULL,
    group_id integer NOT NULL
);


ALTER TABLE public.wagtailcore_pageviewrestriction_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pageviewrestriction_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


ALTER TABLE public.wagtailcore_pageviewrestriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pageviewrestriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_referenceindex (
    id integer NOT NULL,
    object_id character varying(255) NOT NULL,
    to_object_id character varying(255) NOT NULL,
    model_path text NOT NULL,
    content_path text NOT NULL,
    content_path_hash uuid NOT NULL,
    base_content_type_id integer NOT NULL,
    content_type_id integer NOT NULL,
    to_content_type_id integer NOT NULL
);


ALTER TABLE public.wagtailcore_referenceindex ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_referenceindex_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_site (
    id integer NOT NULL,
    hostname character varying(255) NOT NULL,
    port integer NOT NULL,
    is_default_site boolean NOT NULL,
    root_page_id integer NOT NULL,
    site_name character varying(255) NOT NULL
);


ALTER TABLE public.wagtailcore_site ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_site_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_task (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    active boolean NOT NULL,
    content_type_id integer NOT NULL
);


ALTER TABLE public.wagtailcore_task ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_task_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_taskstate (
    id integer NOT NULL,
    status character varying(50) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    content_type_id integer NOT NULL,
    revision_id integer CONSTRAINT wagtailcore_taskstate_page_revision_id_not_null NOT NULL,
    task_id integer NOT NULL,
    workflow_state_id integer NOT NULL,
    finished_by_id uuid,
    comment text NOT NULL
);


ALTER TABLE public.wagtailcore_taskstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_taskstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_uploadedfile (
    id integer NOT NULL,
    file character varying(200) NOT NULL,
    for_content_type_id integer,
    uploaded_by_user_id uuid
);


ALTER TABLE public.wagtailcore_uploadedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_uploadedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_workflow (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    active boolean NOT NULL
);


ALTER TABLE public.wagtailcore_workflow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_workflowcontenttype (
    content_type_id integer NOT NULL,
    workflow_id integer NOT NULL
);


CREATE TABLE public.wagtailcore_workflowpage (
    page_id integer NOT NULL,
    workflow_id integer NOT NULL
);


CREATE TABLE public.wagtailcore_workflowstate (
    id integer NOT NULL,
    status character varying(50) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    current_task_state_id integer,
    object_id character varying(255) CONSTRAINT wagtailcore_workflowstate_page_id_not_null NOT NULL,
    requested_by_id uuid,
    workflow_id integer NOT NULL,
    content_type_id integer NOT NULL,
    base_content_type_id integer NOT NULL
);


ALTER TABLE public.wagtailcore_workflowstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflowstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailcore_workflowtask (
    id integer NOT NULL,
    sort_order integer,
    task_id integer NOT NULL,
    workflow_id integer NOT NULL
);


ALTER TABLE public.wagtailcore_workflowtask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflowtask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtaildocs_document (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    uploaded_by_user_id uuid,
    collection_id integer NOT NULL,
    file_size bigint,
    file_hash character varying(40) NOT NULL,
    CONSTRAINT wagtaildocs_document_file_size_check CHECK ((file_size >= 0))
);


ALTER TABLE public.wagtaildocs_document ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtaildocs_document_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailimages_image (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    focal_point_x integer,
    focal_point_y integer,
    focal_point_width integer,
    focal_point_height integer,
    uploaded_by_user_id uuid,
    file_size integer,
    collection_id integer NOT NULL,
    file_hash character varying(40) NOT NULL,
    description character varying(255) NOT NULL,
    CONSTRAINT wagtailimages_image_file_size_check CHECK ((file_size >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_height_check CHECK ((focal_point_height >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_width_check CHECK ((focal_point_width >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_x_check CHECK ((focal_point_x >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_y_check CHECK ((focal_point_y >= 0))
);


ALTER TABLE public.wagtailimages_image ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailimages_image_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailimages_rendition (
    id integer NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    focal_point_key character varying(16) NOT NULL,
    filter_spec character varying(255) NOT NULL,
    image_id integer NOT NULL
);


ALTER TABLE public.wagtailimages_rendition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailimages_rendition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailsearch_indexentry (
    id integer NOT NULL,
    object_id character varying(50) NOT NULL,
    title_norm double precision NOT NULL,
    content_type_id integer NOT NULL,
    autocomplete tsvector NOT NULL,
    title tsvector NOT NULL,
    body tsvector NOT NULL,
    title_text text NOT NULL,
    body_text text NOT NULL
);


ALTER TABLE public.wagtailsearch_indexentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailsearch_indexentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.wagtailusers_userprofile (
    id integer NOT NULL,
    submitted_notifications boolean NOT NULL,
    approved_notifications boolean NOT NULL,
    rejected_notifications boolean NOT NULL,
    user_id uuid NOT NULL,
    preferred_language character varying(10) NOT NULL,
    current_time_zone character varying(40) NOT NULL,
    avatar character varying(100) NOT NULL,
    updated_comments_notifications boolean CONSTRAINT wagtailusers_userprofile_updated_comments_notification_not_null NOT NULL,
    dismissibles jsonb NOT NULL,
    theme character varying(40) NOT NULL,
    density character varying(40) NOT NULL,
    contrast character varying(40) NOT NULL,
    keyboard_shortcuts boolean NOT NULL
);


ALTER TABLE public.wagtailusers_userprofile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailusers_userprofile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE public.warnings_copy (
    id uuid NOT NULL,
    language character varying(10) NOT NULL,
    place character varying(10) NOT NULL,
    name character varying(200) NOT NULL,
    link character varying(500) NOT NULL,
    posted_on date NOT NULL,
    takes_down character varying(200) NOT NULL,
    says_end boolean NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    taken_down_on date,
    noted_by_id uuid NOT NULL,
    taken_down_by_id uuid,
    warning_id uuid NOT NULL,
    CONSTRAINT warnings_copy_has_somebody CHECK (((NOT ((takes_down)::text = ''::text)) AND (NOT ((name)::text = ''::text)))),
    CONSTRAINT warnings_copy_https CHECK ((((link)::text = ''::text) OR ((link)::text ~~ 'https://%'::text))),
    CONSTRAINT warnings_copy_taken_down_whole CHECK ((((taken_down_by_id IS NULL) AND (taken_down_on IS NULL)) OR ((taken_down_by_id IS NOT NULL) AND (taken_down_on >= posted_on))))
);


CREATE TABLE public.warnings_copycorrection (
    id uuid NOT NULL,
    name character varying(200) NOT NULL,
    link character varying(500) NOT NULL,
    corrected_at timestamp with time zone NOT NULL,
    copy_id uuid NOT NULL,
    corrected_by_id uuid NOT NULL,
    CONSTRAINT warnings_correction_has_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT warnings_correction_https CHECK ((((link)::text = ''::text) OR ((link)::text ~~ 'https://%'::text)))
);


CREATE TABLE public.warnings_dropped (
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    country character varying(2) NOT NULL,
    region character varying(40) NOT NULL,
    dropped_at timestamp with time zone NOT NULL
);


CREATE TABLE public.warnings_prolonging (
    id uuid NOT NULL,
    until date NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    agreed_at timestamp with time zone,
    dropped_at timestamp with time zone,
    agreed_by_id uuid,
    asked_by_id uuid NOT NULL,
    warning_id uuid NOT NULL,
    CONSTRAINT warnings_prolonged_by_another CHECK ((((agreed_at IS NULL) AND (agreed_by_id IS NULL)) OR ((agreed_at IS NOT NULL) AND (agreed_by_id IS NOT NULL) AND (dropped_at IS NULL) AND (NOT ((agreed_by_id = asked_by_id) AND (agreed_by_id IS NOT NULL))))))
);


CREATE TABLE public.warnings_publicwarning (
    id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    country character varying(2) NOT NULL,
    region character varying(40) NOT NULL,
    trade character varying(40) NOT NULL,
    channel character varying(40) NOT NULL,
    month character varying(7) NOT NULL,
    advice character varying(40)[] NOT NULL,
    sureness character varying(10) NOT NULL,
    source character varying(80) NOT NULL,
    contact character varying(80) NOT NULL,
    texts jsonb NOT NULL,
    days smallint NOT NULL,
    authors uuid[] NOT NULL,
    written_at timestamp with time zone NOT NULL,
    sent_back_words character varying(300) NOT NULL,
    approved_at timestamp with time zone,
    begins_on date,
    ends_on date,
    ended_at timestamp with time zone,
    right_texts jsonb NOT NULL,
    wrong_until date,
    approved_by_id uuid,
    ended_by_id uuid,
    sent_back_by_id uuid,
    at_once_by_id uuid,
    at_once_words character varying(300) NOT NULL,
    translators_until timestamp with time zone,
    changed_at timestamp with time zone,
    desks_until timestamp with time zone,
    CONSTRAINT warnings_approved_whole CHECK ((((approved_at IS NULL) AND (approved_by_id IS NULL) AND (begins_on IS NULL) AND (ended_at IS NULL) AND (ends_on IS NULL)) OR ((approved_at IS NOT NULL) AND (approved_by_id IS NOT NULL) AND (begins_on IS NOT NULL) AND (ends_on >= begins_on)))),
    CONSTRAINT warnings_at_once_with_a_reason CHECK ((((at_once_by_id IS NULL) AND ((at_once_words)::text = ''::text)) OR ((at_once_by_id IS NOT NULL) AND (NOT ((at_once_words)::text = ''::text))))),
    CONSTRAINT warnings_days_few CHECK (((days >= 1) AND (days <= 30))),
    CONSTRAINT warnings_ended_whole CHECK ((((ended_at IS NULL) AND (ended_by_id IS NULL) AND (wrong_until IS NULL)) OR ((ended_at IS NOT NULL) AND (ended_by_id IS NOT NULL)))),
    CONSTRAINT warnings_publicwarning_days_check CHECK ((days >= 0)),
    CONSTRAINT warnings_says_what_to_do CHECK (((
CASE
    WHEN (advice IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(advice, 1), 0)
END >= 1) AND (
CASE
    WHEN (advice IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(advice, 1), 0)
END <= 3))),
    CONSTRAINT warnings_sent_back_whole CHECK ((((sent_back_by_id IS NULL) AND ((sent_back_words)::text = ''::text)) OR ((approved_at IS NULL) AND (sent_back_by_id IS NOT NULL) AND (NOT ((sent_back_words)::text = ''::text))))),
    CONSTRAINT warnings_source_where_there_is_one CHECK (((((source)::text = ''::text) AND ((sureness)::text = 'several'::text)) OR (((sureness)::text = ANY ((ARRAY['official'::character varying, 'report'::character varying])::text[])) AND (NOT ((source)::text = ''::text)))))
);


INSERT INTO public.auth_group VALUES (1, 'Moderators');
INSERT INTO public.auth_group VALUES (2, 'Editors');


INSERT INTO public.auth_group_permissions VALUES (1, 1, 109);
INSERT INTO public.auth_group_permissions VALUES (2, 1, 110);
INSERT INTO public.auth_group_permissions VALUES (3, 1, 111);
INSERT INTO public.auth_group_permissions VALUES (4, 2, 109);
INSERT INTO public.auth_group_permissions VALUES (5, 2, 110);
INSERT INTO public.auth_group_permissions VALUES (6, 2, 111);
INSERT INTO public.auth_group_permissions VALUES (7, 1, 112);
INSERT INTO public.auth_group_permissions VALUES (8, 2, 112);
INSERT INTO public.auth_group_permissions VALUES (9, 1, 113);
INSERT INTO public.auth_group_permissions VALUES (10, 2, 113);
INSERT INTO public.auth_group_permissions VALUES (11, 1, 114);
INSERT INTO public.auth_group_permissions VALUES (12, 1, 115);
INSERT INTO public.auth_group_permissions VALUES (13, 1, 116);
INSERT INTO public.auth_group_permissions VALUES (14, 2, 114);
INSERT INTO public.auth_group_permissions VALUES (15, 2, 115);
INSERT INTO public.auth_group_permissions VALUES (16, 2, 116);
INSERT INTO public.auth_group_permissions VALUES (17, 1, 117);
INSERT INTO public.auth_group_permissions VALUES (18, 2, 117);


INSERT INTO public.auth_permission VALUES (1, 'Can add locale', 11, 'add_locale');
INSERT INTO public.auth_permission VALUES (2, 'Can change locale', 11, 'change_locale');
INSERT INTO public.auth_permission VALUES (3, 'Can delete locale', 11, 'delete_locale');
INSERT INTO public.auth_permission VALUES (4, 'Can view locale', 11, 'view_locale');
INSERT INTO public.auth_permission VALUES (5, 'Can add site', 18, 'add_site');
INSERT INTO public.auth_permission VALUES (6, 'Can change site', 18, 'change_site');
INSERT INTO public.auth_permission VALUES (7, 'Can delete site', 18, 'delete_site');
INSERT INTO public.auth_permission VALUES (8, 'Can view site', 18, 'view_site');
INSERT INTO public.auth_permission VALUES (9, 'Can add group site permission', 10, 'add_groupsitepermission');
INSERT INTO public.auth_permission VALUES (10, 'Can change group site permission', 10, 'change_groupsitepermission');
INSERT INTO public.auth_permission VALUES (11, 'Can delete group site permission', 10, 'delete_groupsitepermission');
INSERT INTO public.auth_permission VALUES (12, 'Can view group site permission', 10, 'view_groupsitepermission');
INSERT INTO public.auth_permission VALUES (13, 'Can add API token', 3, 'add_apitoken');
INSERT INTO public.auth_permission VALUES (14, 'Can change API token', 3, 'change_apitoken');
INSERT INTO public.auth_permission VALUES (15, 'Can delete API token', 3, 'delete_apitoken');
INSERT INTO public.auth_permission VALUES (16, 'Can view API token', 3, 'view_apitoken');
INSERT INTO public.auth_permission VALUES (17, 'Can add model log entry', 12, 'add_modellogentry');
INSERT INTO public.auth_permission VALUES (18, 'Can change model log entry', 12, 'change_modellogentry');
INSERT INTO public.auth_permission VALUES (19, 'Can delete model log entry', 12, 'delete_modellogentry');
INSERT INTO public.auth_permission VALUES (20, 'Can view model log entry', 12, 'view_modellogentry');
INSERT INTO public.auth_permission VALUES (21, 'Can add revision', 17, 'add_revision');
INSERT INTO public.auth_permission VALUES (22, 'Can change revision', 17, 'change_revision');
INSERT INTO public.auth_permission VALUES (23, 'Can delete revision', 17, 'delete_revision');
INSERT INTO public.auth_permission VALUES (24, 'Can view revision', 17, 'view_revision');
INSERT INTO public.auth_permission VALUES (25, 'Can add collection view restriction', 5, 'add_collectionviewrestriction');
INSERT INTO public.auth_permission VALUES (26, 'Can change collection view restriction', 5, 'change_collectionviewrestriction');
INSERT INTO public.auth_permission VALUES (27, 'Can delete collection view restriction', 5, 'delete_collectionviewrestriction');
INSERT INTO public.auth_permission VALUES (28, 'Can view collection view restriction', 5, 'view_collectionviewrestriction');
INSERT INTO public.auth_permission VALUES (29, 'Can add collection', 4, 'add_collection');
INSERT INTO public.auth_permission VALUES (30, 'Can change collection', 4, 'change_collection');
INSERT INTO public.auth_permission VALUES (31, 'Can delete collection', 4, 'delete_collection');
INSERT INTO public.auth_permission VALUES (32, 'Can view collection', 4, 'view_collection');
INSERT INTO public.auth_permission VALUES (33, 'Can add group collection permission', 8, 'add_groupcollectionpermission');
INSERT INTO public.auth_permission VALUES (34, 'Can change group collection permission', 8, 'change_groupcollectionpermission');
INSERT INTO public.auth_permission VALUES (35, 'Can delete group collection permission', 8, 'delete_groupcollectionpermission');
INSERT INTO public.auth_permission VALUES (36, 'Can view group collection permission', 8, 'view_groupcollectionpermission');
INSERT INTO public.auth_permission VALUES (37, 'Can add uploaded file', 21, 'add_uploadedfile');
INSERT INTO public.auth_permission VALUES (38, 'Can change uploaded file', 21, 'change_uploadedfile');
INSERT INTO public.auth_permission VALUES (39, 'Can delete uploaded file', 21, 'delete_uploadedfile');
INSERT INTO public.auth_permission VALUES (40, 'Can view uploaded file', 21, 'view_uploadedfile');
INSERT INTO public.auth_permission VALUES (41, 'Can add workflow content type', 23, 'add_workflowcontenttype');
INSERT INTO public.auth_permission VALUES (42, 'Can change workflow content type', 23, 'change_workflowcontenttype');
INSERT INTO public.auth_permission VALUES (43, 'Can delete workflow content type', 23, 'delete_workflowcontenttype');
INSERT INTO public.auth_permission VALUES (44, 'Can view workflow content type', 23, 'view_workflowcontenttype');
INSERT INTO public.auth_permission VALUES (45, 'Can add Workflow state', 25, 'add_workflowstate');
INSERT INTO public.auth_permission VALUES (46, 'Can change Workflow state', 25, 'change_workflowstate');
INSERT INTO public.auth_permission VALUES (47, 'Can delete Workflow state', 25, 'delete_workflowstate');
INSERT INTO public.auth_permission VALUES (48, 'Can view Workflow state', 25, 'view_workflowstate');
INSERT INTO public.auth_permission VALUES (49, 'Can add workflow', 22, 'add_workflow');
INSERT INTO public.auth_permission VALUES (50, 'Can change workflow', 22, 'change_workflow');
INSERT INTO public.auth_permission VALUES (51, 'Can delete workflow', 22, 'delete_workflow');
INSERT INTO public.auth_permission VALUES (52, 'Can view workflow', 22, 'view_workflow');
INSERT INTO public.auth_permission VALUES (53, 'Can add workflow task order', 26, 'add_workflowtask');
INSERT INTO public.auth_permission VALUES (54, 'Can change workflow task order', 26, 'change_workflowtask');
INSERT INTO public.auth_permission VALUES (55, 'Can delete workflow task order', 26, 'delete_workflowtask');
INSERT INTO public.auth_permission VALUES (56, 'Can view workflow task order', 26, 'view_workflowtask');
INSERT INTO public.auth_permission VALUES (57, 'Can add task', 19, 'add_task');
INSERT INTO public.auth_permission VALUES (58, 'Can change task', 19, 'change_task');
INSERT INTO public.auth_permission VALUES (59, 'Can delete task', 19, 'delete_task');
INSERT INTO public.auth_permission VALUES (60, 'Can view task', 19, 'view_task');
INSERT INTO public.auth_permission VALUES (61, 'Can add Group approval task', 2, 'add_groupapprovaltask');
INSERT INTO public.auth_permission VALUES (62, 'Can change Group approval task', 2, 'change_groupapprovaltask');
INSERT INTO public.auth_permission VALUES (63, 'Can delete Group approval task', 2, 'delete_groupapprovaltask');
INSERT INTO public.auth_permission VALUES (64, 'Can view Group approval task', 2, 'view_groupapprovaltask');
INSERT INTO public.auth_permission VALUES (65, 'Can add Task state', 20, 'add_taskstate');
INSERT INTO public.auth_permission VALUES (66, 'Can change Task state', 20, 'change_taskstate');
INSERT INTO public.auth_permission VALUES (67, 'Can delete Task state', 20, 'delete_taskstate');
INSERT INTO public.auth_permission VALUES (68, 'Can view Task state', 20, 'view_taskstate');
INSERT INTO public.auth_permission VALUES (69, 'Can add page', 1, 'add_page');
INSERT INTO public.auth_permission VALUES (70, 'Can change page', 1, 'change_page');
INSERT INTO public.auth_permission VALUES (71, 'Can delete page', 1, 'delete_page');
INSERT INTO public.auth_permission VALUES (72, 'Can view page', 1, 'view_page');
INSERT INTO public.auth_permission VALUES (73, 'Delete pages with children', 1, 'bulk_delete_page');
INSERT INTO public.auth_permission VALUES (74, 'Lock/unlock pages you''ve locked', 1, 'lock_page');
INSERT INTO public.auth_permission VALUES (75, 'Publish any page', 1, 'publish_page');
INSERT INTO public.auth_permission VALUES (76, 'Unlock any page', 1, 'unlock_page');
INSERT INTO public.auth_permission VALUES (77, 'Can add group page permission', 9, 'add_grouppagepermission');
INSERT INTO public.auth_permission VALUES (78, 'Can change group page permission', 9, 'change_grouppagepermission');
INSERT INTO public.auth_permission VALUES (79, 'Can delete group page permission', 9, 'delete_grouppagepermission');
INSERT INTO public.auth_permission VALUES (80, 'Can view group page permission', 9, 'view_grouppagepermission');
INSERT INTO public.auth_permission VALUES (81, 'Can add page view restriction', 15, 'add_pageviewrestriction');
INSERT INTO public.auth_permission VALUES (82, 'Can change page view restriction', 15, 'change_pageviewrestriction');
INSERT INTO public.auth_permission VALUES (83, 'Can delete page view restriction', 15, 'delete_pageviewrestriction');
INSERT INTO public.auth_permission VALUES (84, 'Can view page view restriction', 15, 'view_pageviewrestriction');
INSERT INTO public.auth_permission VALUES (85, 'Can add workflow page', 24, 'add_workflowpage');
INSERT INTO public.auth_permission VALUES (86, 'Can change workflow page', 24, 'change_workflowpage');
INSERT INTO public.auth_permission VALUES (87, 'Can delete workflow page', 24, 'delete_workflowpage');
INSERT INTO public.auth_permission VALUES (88, 'Can view workflow page', 24, 'view_workflowpage');
INSERT INTO public.auth_permission VALUES (89, 'Can add page log entry', 13, 'add_pagelogentry');
INSERT INTO public.auth_permission VALUES (90, 'Can change page log entry', 13, 'change_pagelogentry');
INSERT INTO public.auth_permission VALUES (91, 'Can delete page log entry', 13, 'delete_pagelogentry');
INSERT INTO public.auth_permission VALUES (92, 'Can view page log entry', 13, 'view_pagelogentry');
INSERT INTO public.auth_permission VALUES (93, 'Can add comment', 6, 'add_comment');
INSERT INTO public.auth_permission VALUES (94, 'Can change comment', 6, 'change_comment');
INSERT INTO public.auth_permission VALUES (95, 'Can delete comment', 6, 'delete_comment');
INSERT INTO public.auth_permission VALUES (96, 'Can view comment', 6, 'view_comment');
INSERT INTO public.auth_permission VALUES (97, 'Can add comment reply', 7, 'add_commentreply');
INSERT INTO public.auth_permission VALUES (98, 'Can change comment reply', 7, 'change_commentreply');
INSERT INTO public.auth_permission VALUES (99, 'Can delete comment reply', 7, 'delete_commentreply');
INSERT INTO public.auth_permission VALUES (100, 'Can view comment reply', 7, 'view_commentreply');
INSERT INTO public.auth_permission VALUES (101, 'Can add page subscription', 14, 'add_pagesubscription');
INSERT INTO public.auth_permission VALUES (102, 'Can change page subscription', 14, 'change_pagesubscription');
INSERT INTO public.auth_permission VALUES (103, 'Can delete page subscription', 14, 'delete_pagesubscription');
INSERT INTO public.auth_permission VALUES (104, 'Can view page subscription', 14, 'view_pagesubscription');
INSERT INTO public.auth_permission VALUES (105, 'Can add reference index', 16, 'add_referenceindex');
INSERT INTO public.auth_permission VALUES (106, 'Can change reference index', 16, 'change_referenceindex');
INSERT INTO public.auth_permission VALUES (107, 'Can delete reference index', 16, 'delete_referenceindex');
INSERT INTO public.auth_permission VALUES (108, 'Can view reference index', 16, 'view_referenceindex');
INSERT INTO public.auth_permission VALUES (109, 'Can add image', 27, 'add_image');
INSERT INTO public.auth_permission VALUES (110, 'Can change image', 27, 'change_image');
INSERT INTO public.auth_permission VALUES (111, 'Can delete image', 27, 'delete_image');
INSERT INTO public.auth_permission VALUES (112, 'Can access Wagtail admin', 28, 'access_admin');
INSERT INTO public.auth_permission VALUES (113, 'Can choose image', 27, 'choose_image');
INSERT INTO public.auth_permission VALUES (114, 'Can add document', 29, 'add_document');
INSERT INTO public.auth_permission VALUES (115, 'Can change document', 29, 'change_document');
INSERT INTO public.auth_permission VALUES (116, 'Can delete document', 29, 'delete_document');
INSERT INTO public.auth_permission VALUES (117, 'Can choose document', 29, 'choose_document');
INSERT INTO public.auth_permission VALUES (118, 'Can add worker lease', 30, 'add_workerlease');
INSERT INTO public.auth_permission VALUES (119, 'Can change worker lease', 30, 'change_workerlease');
INSERT INTO public.auth_permission VALUES (120, 'Can delete worker lease', 30, 'delete_workerlease');
INSERT INTO public.auth_permission VALUES (121, 'Can view worker lease', 30, 'view_workerlease');
INSERT INTO public.auth_permission VALUES (122, 'Can add head', 32, 'add_head');
INSERT INTO public.auth_permission VALUES (123, 'Can change head', 32, 'change_head');
INSERT INTO public.auth_permission VALUES (124, 'Can delete head', 32, 'delete_head');
INSERT INTO public.auth_permission VALUES (125, 'Can view head', 32, 'view_head');
INSERT INTO public.auth_permission VALUES (126, 'Can add entry', 31, 'add_entry');
INSERT INTO public.auth_permission VALUES (127, 'Can change entry', 31, 'change_entry');
INSERT INTO public.auth_permission VALUES (128, 'Can delete entry', 31, 'delete_entry');
INSERT INTO public.auth_permission VALUES (129, 'Can view entry', 31, 'view_entry');
INSERT INTO public.auth_permission VALUES (130, 'Can add subject', 33, 'add_subject');
INSERT INTO public.auth_permission VALUES (131, 'Can change subject', 33, 'change_subject');
INSERT INTO public.auth_permission VALUES (132, 'Can delete subject', 33, 'delete_subject');
INSERT INTO public.auth_permission VALUES (133, 'Can view subject', 33, 'view_subject');
INSERT INTO public.auth_permission VALUES (134, 'Can add sent form', 34, 'add_sentform');
INSERT INTO public.auth_permission VALUES (135, 'Can change sent form', 34, 'change_sentform');
INSERT INTO public.auth_permission VALUES (136, 'Can delete sent form', 34, 'delete_sentform');
INSERT INTO public.auth_permission VALUES (137, 'Can view sent form', 34, 'view_sentform');
INSERT INTO public.auth_permission VALUES (138, 'Can add tries', 39, 'add_tries');
INSERT INTO public.auth_permission VALUES (139, 'Can change tries', 39, 'change_tries');
INSERT INTO public.auth_permission VALUES (140, 'Can delete tries', 39, 'delete_tries');
INSERT INTO public.auth_permission VALUES (141, 'Can view tries', 39, 'view_tries');
INSERT INTO public.auth_permission VALUES (142, 'Can add account', 35, 'add_account');
INSERT INTO public.auth_permission VALUES (143, 'Can change account', 35, 'change_account');
INSERT INTO public.auth_permission VALUES (144, 'Can delete account', 35, 'delete_account');
INSERT INTO public.auth_permission VALUES (145, 'Can view account', 35, 'view_account');
INSERT INTO public.auth_permission VALUES (146, 'Can add invitation', 36, 'add_invitation');
INSERT INTO public.auth_permission VALUES (147, 'Can change invitation', 36, 'change_invitation');
INSERT INTO public.auth_permission VALUES (148, 'Can delete invitation', 36, 'delete_invitation');
INSERT INTO public.auth_permission VALUES (149, 'Can view invitation', 36, 'view_invitation');
INSERT INTO public.auth_permission VALUES (150, 'Can add session', 38, 'add_session');
INSERT INTO public.auth_permission VALUES (151, 'Can change session', 38, 'change_session');
INSERT INTO public.auth_permission VALUES (152, 'Can delete session', 38, 'delete_session');
INSERT INTO public.auth_permission VALUES (153, 'Can view session', 38, 'view_session');
INSERT INTO public.auth_permission VALUES (154, 'Can add person key', 37, 'add_personkey');
INSERT INTO public.auth_permission VALUES (155, 'Can change person key', 37, 'change_personkey');
INSERT INTO public.auth_permission VALUES (156, 'Can delete person key', 37, 'delete_personkey');
INSERT INTO public.auth_permission VALUES (157, 'Can view person key', 37, 'view_personkey');
INSERT INTO public.auth_permission VALUES (158, 'Can add organisation', 49, 'add_organisation');
INSERT INTO public.auth_permission VALUES (159, 'Can change organisation', 49, 'change_organisation');
INSERT INTO public.auth_permission VALUES (160, 'Can delete organisation', 49, 'delete_organisation');
INSERT INTO public.auth_permission VALUES (161, 'Can view organisation', 49, 'view_organisation');
INSERT INTO public.auth_permission VALUES (162, 'Can add node', 48, 'add_node');
INSERT INTO public.auth_permission VALUES (163, 'Can change node', 48, 'change_node');
INSERT INTO public.auth_permission VALUES (164, 'Can delete node', 48, 'delete_node');
INSERT INTO public.auth_permission VALUES (165, 'Can view node', 48, 'view_node');
INSERT INTO public.auth_permission VALUES (166, 'Can add member', 47, 'add_member');
INSERT INTO public.auth_permission VALUES (167, 'Can change member', 47, 'change_member');
INSERT INTO public.auth_permission VALUES (168, 'Can delete member', 47, 'delete_member');
INSERT INTO public.auth_permission VALUES (169, 'Can view member', 47, 'view_member');
INSERT INTO public.auth_permission VALUES (170, 'Can add epoch', 44, 'add_epoch');
INSERT INTO public.auth_permission VALUES (171, 'Can change epoch', 44, 'change_epoch');
INSERT INTO public.auth_permission VALUES (172, 'Can delete epoch', 44, 'delete_epoch');
INSERT INTO public.auth_permission VALUES (173, 'Can view epoch', 44, 'view_epoch');
INSERT INTO public.auth_permission VALUES (174, 'Can add holding', 45, 'add_holding');
INSERT INTO public.auth_permission VALUES (175, 'Can change holding', 45, 'change_holding');
INSERT INTO public.auth_permission VALUES (176, 'Can delete holding', 45, 'delete_holding');
INSERT INTO public.auth_permission VALUES (177, 'Can view holding', 45, 'view_holding');
INSERT INTO public.auth_permission VALUES (178, 'Can add intake', 46, 'add_intake');
INSERT INTO public.auth_permission VALUES (179, 'Can change intake', 46, 'change_intake');
INSERT INTO public.auth_permission VALUES (180, 'Can delete intake', 46, 'delete_intake');
INSERT INTO public.auth_permission VALUES (181, 'Can view intake', 46, 'view_intake');
INSERT INTO public.auth_permission VALUES (182, 'Can add recovery set', 50, 'add_recoveryset');
INSERT INTO public.auth_permission VALUES (183, 'Can change recovery set', 50, 'change_recoveryset');
INSERT INTO public.auth_permission VALUES (184, 'Can delete recovery set', 50, 'delete_recoveryset');
INSERT INTO public.auth_permission VALUES (185, 'Can view recovery set', 50, 'view_recoveryset');
INSERT INTO public.auth_permission VALUES (186, 'Can add regrant', 51, 'add_regrant');
INSERT INTO public.auth_permission VALUES (187, 'Can change regrant', 51, 'change_regrant');
INSERT INTO public.auth_permission VALUES (188, 'Can delete regrant', 51, 'delete_regrant');
INSERT INTO public.auth_permission VALUES (189, 'Can view regrant', 51, 'view_regrant');
INSERT INTO public.auth_permission VALUES (190, 'Can add circle', 40, 'add_circle');
INSERT INTO public.auth_permission VALUES (191, 'Can change circle', 40, 'change_circle');
INSERT INTO public.auth_permission VALUES (192, 'Can delete circle', 40, 'delete_circle');
INSERT INTO public.auth_permission VALUES (193, 'Can view circle', 40, 'view_circle');
INSERT INTO public.auth_permission VALUES (194, 'Can add circle key', 42, 'add_circlekey');
INSERT INTO public.auth_permission VALUES (195, 'Can change circle key', 42, 'change_circlekey');
INSERT INTO public.auth_permission VALUES (196, 'Can delete circle key', 42, 'delete_circlekey');
INSERT INTO public.auth_permission VALUES (197, 'Can view circle key', 42, 'view_circlekey');
INSERT INTO public.auth_permission VALUES (198, 'Can add circle voucher', 43, 'add_circlevoucher');
INSERT INTO public.auth_permission VALUES (199, 'Can change circle voucher', 43, 'change_circlevoucher');
INSERT INTO public.auth_permission VALUES (200, 'Can delete circle voucher', 43, 'delete_circlevoucher');
INSERT INTO public.auth_permission VALUES (930, 'Can delete tag', 232, 'delete_tag');
INSERT INTO public.auth_permission VALUES (201, 'Can view circle voucher', 43, 'view_circlevoucher');
INSERT INTO public.auth_permission VALUES (202, 'Can add circle holding', 41, 'add_circleholding');
INSERT INTO public.auth_permission VALUES (203, 'Can change circle holding', 41, 'change_circleholding');
INSERT INTO public.auth_permission VALUES (204, 'Can delete circle holding', 41, 'delete_circleholding');
INSERT INTO public.auth_permission VALUES (205, 'Can view circle holding', 41, 'view_circleholding');
INSERT INTO public.auth_permission VALUES (206, 'Can add card', 54, 'add_card');
INSERT INTO public.auth_permission VALUES (207, 'Can change card', 54, 'change_card');
INSERT INTO public.auth_permission VALUES (208, 'Can delete card', 54, 'delete_card');
INSERT INTO public.auth_permission VALUES (209, 'Can view card', 54, 'view_card');
INSERT INTO public.auth_permission VALUES (210, 'Can add recalled', 59, 'add_recalled');
INSERT INTO public.auth_permission VALUES (211, 'Can change recalled', 59, 'change_recalled');
INSERT INTO public.auth_permission VALUES (212, 'Can delete recalled', 59, 'delete_recalled');
INSERT INTO public.auth_permission VALUES (213, 'Can view recalled', 59, 'view_recalled');
INSERT INTO public.auth_permission VALUES (214, 'Can add belief', 53, 'add_belief');
INSERT INTO public.auth_permission VALUES (215, 'Can change belief', 53, 'change_belief');
INSERT INTO public.auth_permission VALUES (216, 'Can delete belief', 53, 'delete_belief');
INSERT INTO public.auth_permission VALUES (217, 'Can view belief', 53, 'view_belief');
INSERT INTO public.auth_permission VALUES (218, 'Can add inbox key', 55, 'add_inboxkey');
INSERT INTO public.auth_permission VALUES (219, 'Can change inbox key', 55, 'change_inboxkey');
INSERT INTO public.auth_permission VALUES (220, 'Can delete inbox key', 55, 'delete_inboxkey');
INSERT INTO public.auth_permission VALUES (221, 'Can view inbox key', 55, 'view_inboxkey');
INSERT INTO public.auth_permission VALUES (222, 'Can add incoming', 56, 'add_incoming');
INSERT INTO public.auth_permission VALUES (223, 'Can change incoming', 56, 'change_incoming');
INSERT INTO public.auth_permission VALUES (224, 'Can delete incoming', 56, 'delete_incoming');
INSERT INTO public.auth_permission VALUES (225, 'Can view incoming', 56, 'view_incoming');
INSERT INTO public.auth_permission VALUES (226, 'Can add opened letter', 57, 'add_openedletter');
INSERT INTO public.auth_permission VALUES (227, 'Can change opened letter', 57, 'change_openedletter');
INSERT INTO public.auth_permission VALUES (228, 'Can delete opened letter', 57, 'delete_openedletter');
INSERT INTO public.auth_permission VALUES (229, 'Can view opened letter', 57, 'view_openedletter');
INSERT INTO public.auth_permission VALUES (230, 'Can add outgoing', 58, 'add_outgoing');
INSERT INTO public.auth_permission VALUES (231, 'Can change outgoing', 58, 'change_outgoing');
INSERT INTO public.auth_permission VALUES (232, 'Can delete outgoing', 58, 'delete_outgoing');
INSERT INTO public.auth_permission VALUES (233, 'Can view outgoing', 58, 'view_outgoing');
INSERT INTO public.auth_permission VALUES (234, 'Can add signing key', 61, 'add_signingkey');
INSERT INTO public.auth_permission VALUES (235, 'Can change signing key', 61, 'change_signingkey');
INSERT INTO public.auth_permission VALUES (236, 'Can delete signing key', 61, 'delete_signingkey');
INSERT INTO public.auth_permission VALUES (237, 'Can view signing key', 61, 'view_signingkey');
INSERT INTO public.auth_permission VALUES (238, 'Can add sent file', 60, 'add_sentfile');
INSERT INTO public.auth_permission VALUES (239, 'Can change sent file', 60, 'change_sentfile');
INSERT INTO public.auth_permission VALUES (240, 'Can delete sent file', 60, 'delete_sentfile');
INSERT INTO public.auth_permission VALUES (241, 'Can view sent file', 60, 'view_sentfile');
INSERT INTO public.auth_permission VALUES (242, 'Can add arriving file', 52, 'add_arrivingfile');
INSERT INTO public.auth_permission VALUES (243, 'Can change arriving file', 52, 'change_arrivingfile');
INSERT INTO public.auth_permission VALUES (244, 'Can delete arriving file', 52, 'delete_arrivingfile');
INSERT INTO public.auth_permission VALUES (245, 'Can view arriving file', 52, 'view_arrivingfile');
INSERT INTO public.auth_permission VALUES (246, 'Can add contact', 62, 'add_contact');
INSERT INTO public.auth_permission VALUES (247, 'Can change contact', 62, 'change_contact');
INSERT INTO public.auth_permission VALUES (248, 'Can delete contact', 62, 'delete_contact');
INSERT INTO public.auth_permission VALUES (249, 'Can view contact', 62, 'view_contact');
INSERT INTO public.auth_permission VALUES (250, 'Can add counted quarter', 64, 'add_countedquarter');
INSERT INTO public.auth_permission VALUES (251, 'Can change counted quarter', 64, 'change_countedquarter');
INSERT INTO public.auth_permission VALUES (252, 'Can delete counted quarter', 64, 'delete_countedquarter');
INSERT INTO public.auth_permission VALUES (253, 'Can view counted quarter', 64, 'view_countedquarter');
INSERT INTO public.auth_permission VALUES (254, 'Can add arrived return', 63, 'add_arrivedreturn');
INSERT INTO public.auth_permission VALUES (255, 'Can change arrived return', 63, 'change_arrivedreturn');
INSERT INTO public.auth_permission VALUES (256, 'Can delete arrived return', 63, 'delete_arrivedreturn');
INSERT INTO public.auth_permission VALUES (257, 'Can view arrived return', 63, 'view_arrivedreturn');
INSERT INTO public.auth_permission VALUES (258, 'Can add observation', 65, 'add_observation');
INSERT INTO public.auth_permission VALUES (259, 'Can change observation', 65, 'change_observation');
INSERT INTO public.auth_permission VALUES (260, 'Can delete observation', 65, 'delete_observation');
INSERT INTO public.auth_permission VALUES (261, 'Can view observation', 65, 'view_observation');
INSERT INTO public.auth_permission VALUES (262, 'Can add sent observation', 66, 'add_sentobservation');
INSERT INTO public.auth_permission VALUES (263, 'Can change sent observation', 66, 'change_sentobservation');
INSERT INTO public.auth_permission VALUES (264, 'Can delete sent observation', 66, 'delete_sentobservation');
INSERT INTO public.auth_permission VALUES (265, 'Can view sent observation', 66, 'view_sentobservation');
INSERT INTO public.auth_permission VALUES (266, 'Can add taking', 67, 'add_taking');
INSERT INTO public.auth_permission VALUES (267, 'Can change taking', 67, 'change_taking');
INSERT INTO public.auth_permission VALUES (268, 'Can delete taking', 67, 'delete_taking');
INSERT INTO public.auth_permission VALUES (269, 'Can view taking', 67, 'view_taking');
INSERT INTO public.auth_permission VALUES (270, 'Can add from partner', 68, 'add_frompartner');
INSERT INTO public.auth_permission VALUES (271, 'Can change from partner', 68, 'change_frompartner');
INSERT INTO public.auth_permission VALUES (272, 'Can delete from partner', 68, 'delete_frompartner');
INSERT INTO public.auth_permission VALUES (273, 'Can view from partner', 68, 'view_frompartner');
INSERT INTO public.auth_permission VALUES (274, 'Can add partner taking', 69, 'add_partnertaking');
INSERT INTO public.auth_permission VALUES (275, 'Can change partner taking', 69, 'change_partnertaking');
INSERT INTO public.auth_permission VALUES (276, 'Can delete partner taking', 69, 'delete_partnertaking');
INSERT INTO public.auth_permission VALUES (277, 'Can view partner taking', 69, 'view_partnertaking');
INSERT INTO public.auth_permission VALUES (278, 'Can add issue', 72, 'add_issue');
INSERT INTO public.auth_permission VALUES (279, 'Can change issue', 72, 'change_issue');
INSERT INTO public.auth_permission VALUES (280, 'Can delete issue', 72, 'delete_issue');
INSERT INTO public.auth_permission VALUES (281, 'Can view issue', 72, 'view_issue');
INSERT INTO public.auth_permission VALUES (282, 'Can add posting', 74, 'add_posting');
INSERT INTO public.auth_permission VALUES (283, 'Can change posting', 74, 'change_posting');
INSERT INTO public.auth_permission VALUES (284, 'Can delete posting', 74, 'delete_posting');
INSERT INTO public.auth_permission VALUES (285, 'Can view posting', 74, 'view_posting');
INSERT INTO public.auth_permission VALUES (286, 'Can add quote', 75, 'add_quote');
INSERT INTO public.auth_permission VALUES (287, 'Can change quote', 75, 'change_quote');
INSERT INTO public.auth_permission VALUES (288, 'Can delete quote', 75, 'delete_quote');
INSERT INTO public.auth_permission VALUES (289, 'Can view quote', 75, 'view_quote');
INSERT INTO public.auth_permission VALUES (290, 'Can add erratum', 71, 'add_erratum');
INSERT INTO public.auth_permission VALUES (291, 'Can change erratum', 71, 'change_erratum');
INSERT INTO public.auth_permission VALUES (292, 'Can delete erratum', 71, 'delete_erratum');
INSERT INTO public.auth_permission VALUES (293, 'Can view erratum', 71, 'view_erratum');
INSERT INTO public.auth_permission VALUES (294, 'Can add block', 70, 'add_block');
INSERT INTO public.auth_permission VALUES (295, 'Can change block', 70, 'change_block');
INSERT INTO public.auth_permission VALUES (296, 'Can delete block', 70, 'delete_block');
INSERT INTO public.auth_permission VALUES (297, 'Can view block', 70, 'view_block');
INSERT INTO public.auth_permission VALUES (298, 'Can add open issue', 73, 'add_openissue');
INSERT INTO public.auth_permission VALUES (299, 'Can change open issue', 73, 'change_openissue');
INSERT INTO public.auth_permission VALUES (300, 'Can delete open issue', 73, 'delete_openissue');
INSERT INTO public.auth_permission VALUES (301, 'Can view open issue', 73, 'view_openissue');
INSERT INTO public.auth_permission VALUES (302, 'Can add mailing list', 80, 'add_mailinglist');
INSERT INTO public.auth_permission VALUES (303, 'Can change mailing list', 80, 'change_mailinglist');
INSERT INTO public.auth_permission VALUES (931, 'Can view tag', 232, 'view_tag');
INSERT INTO public.auth_permission VALUES (304, 'Can delete mailing list', 80, 'delete_mailinglist');
INSERT INTO public.auth_permission VALUES (305, 'Can view mailing list', 80, 'view_mailinglist');
INSERT INTO public.auth_permission VALUES (306, 'Can add mailing', 79, 'add_mailing');
INSERT INTO public.auth_permission VALUES (307, 'Can change mailing', 79, 'change_mailing');
INSERT INTO public.auth_permission VALUES (308, 'Can delete mailing', 79, 'delete_mailing');
INSERT INTO public.auth_permission VALUES (309, 'Can view mailing', 79, 'view_mailing');
INSERT INTO public.auth_permission VALUES (310, 'Can add mail text', 81, 'add_mailtext');
INSERT INTO public.auth_permission VALUES (311, 'Can change mail text', 81, 'change_mailtext');
INSERT INTO public.auth_permission VALUES (312, 'Can delete mail text', 81, 'delete_mailtext');
INSERT INTO public.auth_permission VALUES (313, 'Can view mail text', 81, 'view_mailtext');
INSERT INTO public.auth_permission VALUES (314, 'Can add subscriber', 82, 'add_subscriber');
INSERT INTO public.auth_permission VALUES (315, 'Can change subscriber', 82, 'change_subscriber');
INSERT INTO public.auth_permission VALUES (316, 'Can delete subscriber', 82, 'delete_subscriber');
INSERT INTO public.auth_permission VALUES (317, 'Can view subscriber', 82, 'view_subscriber');
INSERT INTO public.auth_permission VALUES (318, 'Can add delivery', 76, 'add_delivery');
INSERT INTO public.auth_permission VALUES (319, 'Can change delivery', 76, 'change_delivery');
INSERT INTO public.auth_permission VALUES (320, 'Can delete delivery', 76, 'delete_delivery');
INSERT INTO public.auth_permission VALUES (321, 'Can view delivery', 76, 'view_delivery');
INSERT INTO public.auth_permission VALUES (322, 'Can add ended link', 77, 'add_endedlink');
INSERT INTO public.auth_permission VALUES (323, 'Can change ended link', 77, 'change_endedlink');
INSERT INTO public.auth_permission VALUES (324, 'Can delete ended link', 77, 'delete_endedlink');
INSERT INTO public.auth_permission VALUES (325, 'Can view ended link', 77, 'view_endedlink');
INSERT INTO public.auth_permission VALUES (326, 'Can add ended mailing', 78, 'add_endedmailing');
INSERT INTO public.auth_permission VALUES (327, 'Can change ended mailing', 78, 'change_endedmailing');
INSERT INTO public.auth_permission VALUES (328, 'Can delete ended mailing', 78, 'delete_endedmailing');
INSERT INTO public.auth_permission VALUES (329, 'Can view ended mailing', 78, 'view_endedmailing');
INSERT INTO public.auth_permission VALUES (330, 'Can add recommendation', 93, 'add_recommendation');
INSERT INTO public.auth_permission VALUES (331, 'Can change recommendation', 93, 'change_recommendation');
INSERT INTO public.auth_permission VALUES (332, 'Can delete recommendation', 93, 'delete_recommendation');
INSERT INTO public.auth_permission VALUES (333, 'Can view recommendation', 93, 'view_recommendation');
INSERT INTO public.auth_permission VALUES (334, 'Can add partner', 89, 'add_partner');
INSERT INTO public.auth_permission VALUES (335, 'Can change partner', 89, 'change_partner');
INSERT INTO public.auth_permission VALUES (336, 'Can delete partner', 89, 'delete_partner');
INSERT INTO public.auth_permission VALUES (337, 'Can view partner', 89, 'view_partner');
INSERT INTO public.auth_permission VALUES (338, 'Can add report', 94, 'add_report');
INSERT INTO public.auth_permission VALUES (339, 'Can change report', 94, 'change_report');
INSERT INTO public.auth_permission VALUES (340, 'Can delete report', 94, 'delete_report');
INSERT INTO public.auth_permission VALUES (341, 'Can view report', 94, 'view_report');
INSERT INTO public.auth_permission VALUES (342, 'Can add commitment', 84, 'add_commitment');
INSERT INTO public.auth_permission VALUES (343, 'Can change commitment', 84, 'change_commitment');
INSERT INTO public.auth_permission VALUES (344, 'Can delete commitment', 84, 'delete_commitment');
INSERT INTO public.auth_permission VALUES (345, 'Can view commitment', 84, 'view_commitment');
INSERT INTO public.auth_permission VALUES (346, 'Can add open partner', 87, 'add_openpartner');
INSERT INTO public.auth_permission VALUES (347, 'Can change open partner', 87, 'change_openpartner');
INSERT INTO public.auth_permission VALUES (348, 'Can delete open partner', 87, 'delete_openpartner');
INSERT INTO public.auth_permission VALUES (349, 'Can view open partner', 87, 'view_openpartner');
INSERT INTO public.auth_permission VALUES (350, 'Can add partner word', 90, 'add_partnerword');
INSERT INTO public.auth_permission VALUES (351, 'Can change partner word', 90, 'change_partnerword');
INSERT INTO public.auth_permission VALUES (352, 'Can delete partner word', 90, 'delete_partnerword');
INSERT INTO public.auth_permission VALUES (353, 'Can view partner word', 90, 'view_partnerword');
INSERT INTO public.auth_permission VALUES (354, 'Can add proof file', 91, 'add_prooffile');
INSERT INTO public.auth_permission VALUES (355, 'Can change proof file', 91, 'change_prooffile');
INSERT INTO public.auth_permission VALUES (356, 'Can delete proof file', 91, 'delete_prooffile');
INSERT INTO public.auth_permission VALUES (357, 'Can view proof file', 91, 'view_prooffile');
INSERT INTO public.auth_permission VALUES (358, 'Can add open recommendation', 88, 'add_openrecommendation');
INSERT INTO public.auth_permission VALUES (359, 'Can change open recommendation', 88, 'change_openrecommendation');
INSERT INTO public.auth_permission VALUES (360, 'Can delete open recommendation', 88, 'delete_openrecommendation');
INSERT INTO public.auth_permission VALUES (361, 'Can view open recommendation', 88, 'view_openrecommendation');
INSERT INTO public.auth_permission VALUES (362, 'Can add feed', 86, 'add_feed');
INSERT INTO public.auth_permission VALUES (363, 'Can change feed', 86, 'change_feed');
INSERT INTO public.auth_permission VALUES (364, 'Can delete feed', 86, 'delete_feed');
INSERT INTO public.auth_permission VALUES (365, 'Can view feed', 86, 'view_feed');
INSERT INTO public.auth_permission VALUES (366, 'Can add campaign', 83, 'add_campaign');
INSERT INTO public.auth_permission VALUES (367, 'Can change campaign', 83, 'change_campaign');
INSERT INTO public.auth_permission VALUES (368, 'Can delete campaign', 83, 'delete_campaign');
INSERT INTO public.auth_permission VALUES (369, 'Can view campaign', 83, 'view_campaign');
INSERT INTO public.auth_permission VALUES (370, 'Can add event', 85, 'add_event');
INSERT INTO public.auth_permission VALUES (371, 'Can change event', 85, 'change_event');
INSERT INTO public.auth_permission VALUES (372, 'Can delete event', 85, 'delete_event');
INSERT INTO public.auth_permission VALUES (373, 'Can view event', 85, 'view_event');
INSERT INTO public.auth_permission VALUES (374, 'Can add publication', 92, 'add_publication');
INSERT INTO public.auth_permission VALUES (375, 'Can change publication', 92, 'change_publication');
INSERT INTO public.auth_permission VALUES (376, 'Can delete publication', 92, 'delete_publication');
INSERT INTO public.auth_permission VALUES (377, 'Can view publication', 92, 'view_publication');
INSERT INTO public.auth_permission VALUES (378, 'Can add snapshot', 95, 'add_snapshot');
INSERT INTO public.auth_permission VALUES (379, 'Can change snapshot', 95, 'change_snapshot');
INSERT INTO public.auth_permission VALUES (380, 'Can delete snapshot', 95, 'delete_snapshot');
INSERT INTO public.auth_permission VALUES (381, 'Can view snapshot', 95, 'view_snapshot');
INSERT INTO public.auth_permission VALUES (382, 'Can add release', 96, 'add_release');
INSERT INTO public.auth_permission VALUES (383, 'Can change release', 96, 'change_release');
INSERT INTO public.auth_permission VALUES (384, 'Can delete release', 96, 'delete_release');
INSERT INTO public.auth_permission VALUES (385, 'Can view release', 96, 'view_release');
INSERT INTO public.auth_permission VALUES (386, 'Can add reporting', 97, 'add_reporting');
INSERT INTO public.auth_permission VALUES (387, 'Can change reporting', 97, 'change_reporting');
INSERT INTO public.auth_permission VALUES (388, 'Can delete reporting', 97, 'delete_reporting');
INSERT INTO public.auth_permission VALUES (389, 'Can view reporting', 97, 'view_reporting');
INSERT INTO public.auth_permission VALUES (390, 'Can add indicator', 101, 'add_indicator');
INSERT INTO public.auth_permission VALUES (391, 'Can change indicator', 101, 'change_indicator');
INSERT INTO public.auth_permission VALUES (392, 'Can delete indicator', 101, 'delete_indicator');
INSERT INTO public.auth_permission VALUES (393, 'Can view indicator', 101, 'view_indicator');
INSERT INTO public.auth_permission VALUES (394, 'Can add period', 102, 'add_period');
INSERT INTO public.auth_permission VALUES (395, 'Can change period', 102, 'change_period');
INSERT INTO public.auth_permission VALUES (396, 'Can delete period', 102, 'delete_period');
INSERT INTO public.auth_permission VALUES (397, 'Can view period', 102, 'view_period');
INSERT INTO public.auth_permission VALUES (398, 'Can add fact', 99, 'add_fact');
INSERT INTO public.auth_permission VALUES (399, 'Can change fact', 99, 'change_fact');
INSERT INTO public.auth_permission VALUES (400, 'Can delete fact', 99, 'delete_fact');
INSERT INTO public.auth_permission VALUES (401, 'Can view fact', 99, 'view_fact');
INSERT INTO public.auth_permission VALUES (402, 'Can add programme', 103, 'add_programme');
INSERT INTO public.auth_permission VALUES (403, 'Can change programme', 103, 'change_programme');
INSERT INTO public.auth_permission VALUES (404, 'Can delete programme', 103, 'delete_programme');
INSERT INTO public.auth_permission VALUES (405, 'Can view programme', 103, 'view_programme');
INSERT INTO public.auth_permission VALUES (406, 'Can add result', 104, 'add_result');
INSERT INTO public.auth_permission VALUES (407, 'Can change result', 104, 'change_result');
INSERT INTO public.auth_permission VALUES (408, 'Can delete result', 104, 'delete_result');
INSERT INTO public.auth_permission VALUES (409, 'Can view result', 104, 'view_result');
INSERT INTO public.auth_permission VALUES (410, 'Can add target', 105, 'add_target');
INSERT INTO public.auth_permission VALUES (411, 'Can change target', 105, 'change_target');
INSERT INTO public.auth_permission VALUES (412, 'Can delete target', 105, 'delete_target');
INSERT INTO public.auth_permission VALUES (413, 'Can view target', 105, 'view_target');
INSERT INTO public.auth_permission VALUES (414, 'Can add figure', 100, 'add_figure');
INSERT INTO public.auth_permission VALUES (415, 'Can change figure', 100, 'change_figure');
INSERT INTO public.auth_permission VALUES (416, 'Can delete figure', 100, 'delete_figure');
INSERT INTO public.auth_permission VALUES (417, 'Can view figure', 100, 'view_figure');
INSERT INTO public.auth_permission VALUES (418, 'Can add answer', 98, 'add_answer');
INSERT INTO public.auth_permission VALUES (419, 'Can change answer', 98, 'change_answer');
INSERT INTO public.auth_permission VALUES (420, 'Can delete answer', 98, 'delete_answer');
INSERT INTO public.auth_permission VALUES (421, 'Can view answer', 98, 'view_answer');
INSERT INTO public.auth_permission VALUES (422, 'Can add agreement', 106, 'add_agreement');
INSERT INTO public.auth_permission VALUES (423, 'Can change agreement', 106, 'change_agreement');
INSERT INTO public.auth_permission VALUES (424, 'Can delete agreement', 106, 'delete_agreement');
INSERT INTO public.auth_permission VALUES (425, 'Can view agreement', 106, 'view_agreement');
INSERT INTO public.auth_permission VALUES (426, 'Can add referral', 109, 'add_referral');
INSERT INTO public.auth_permission VALUES (427, 'Can change referral', 109, 'change_referral');
INSERT INTO public.auth_permission VALUES (428, 'Can delete referral', 109, 'delete_referral');
INSERT INTO public.auth_permission VALUES (429, 'Can view referral', 109, 'view_referral');
INSERT INTO public.auth_permission VALUES (430, 'Can add case referral', 107, 'add_casereferral');
INSERT INTO public.auth_permission VALUES (431, 'Can change case referral', 107, 'change_casereferral');
INSERT INTO public.auth_permission VALUES (432, 'Can delete case referral', 107, 'delete_casereferral');
INSERT INTO public.auth_permission VALUES (433, 'Can view case referral', 107, 'view_casereferral');
INSERT INTO public.auth_permission VALUES (434, 'Can add referral letter', 110, 'add_referralletter');
INSERT INTO public.auth_permission VALUES (435, 'Can change referral letter', 110, 'change_referralletter');
INSERT INTO public.auth_permission VALUES (436, 'Can delete referral letter', 110, 'delete_referralletter');
INSERT INTO public.auth_permission VALUES (437, 'Can view referral letter', 110, 'view_referralletter');
INSERT INTO public.auth_permission VALUES (438, 'Can add case return', 108, 'add_casereturn');
INSERT INTO public.auth_permission VALUES (439, 'Can change case return', 108, 'change_casereturn');
INSERT INTO public.auth_permission VALUES (440, 'Can delete case return', 108, 'delete_casereturn');
INSERT INTO public.auth_permission VALUES (441, 'Can view case return', 108, 'view_casereturn');
INSERT INTO public.auth_permission VALUES (442, 'Can add reminder', 111, 'add_reminder');
INSERT INTO public.auth_permission VALUES (443, 'Can change reminder', 111, 'change_reminder');
INSERT INTO public.auth_permission VALUES (444, 'Can delete reminder', 111, 'delete_reminder');
INSERT INTO public.auth_permission VALUES (445, 'Can view reminder', 111, 'view_reminder');
INSERT INTO public.auth_permission VALUES (446, 'Can add right answer', 127, 'add_rightanswer');
INSERT INTO public.auth_permission VALUES (447, 'Can change right answer', 127, 'change_rightanswer');
INSERT INTO public.auth_permission VALUES (448, 'Can delete right answer', 127, 'delete_rightanswer');
INSERT INTO public.auth_permission VALUES (449, 'Can view right answer', 127, 'view_rightanswer');
INSERT INTO public.auth_permission VALUES (450, 'Can add advocate', 113, 'add_advocate');
INSERT INTO public.auth_permission VALUES (451, 'Can change advocate', 113, 'change_advocate');
INSERT INTO public.auth_permission VALUES (452, 'Can delete advocate', 113, 'delete_advocate');
INSERT INTO public.auth_permission VALUES (453, 'Can view advocate', 113, 'view_advocate');
INSERT INTO public.auth_permission VALUES (454, 'Can add sent need', 129, 'add_sentneed');
INSERT INTO public.auth_permission VALUES (455, 'Can change sent need', 129, 'change_sentneed');
INSERT INTO public.auth_permission VALUES (456, 'Can delete sent need', 129, 'delete_sentneed');
INSERT INTO public.auth_permission VALUES (457, 'Can view sent need', 129, 'view_sentneed');
INSERT INTO public.auth_permission VALUES (458, 'Can add case need', 116, 'add_caseneed');
INSERT INTO public.auth_permission VALUES (459, 'Can change case need', 116, 'change_caseneed');
INSERT INTO public.auth_permission VALUES (460, 'Can delete case need', 116, 'delete_caseneed');
INSERT INTO public.auth_permission VALUES (461, 'Can view case need', 116, 'view_caseneed');
INSERT INTO public.auth_permission VALUES (462, 'Can add need', 124, 'add_need');
INSERT INTO public.auth_permission VALUES (463, 'Can change need', 124, 'change_need');
INSERT INTO public.auth_permission VALUES (464, 'Can delete need', 124, 'delete_need');
INSERT INTO public.auth_permission VALUES (465, 'Can view need', 124, 'view_need');
INSERT INTO public.auth_permission VALUES (466, 'Can add other side', 126, 'add_otherside');
INSERT INTO public.auth_permission VALUES (467, 'Can change other side', 126, 'change_otherside');
INSERT INTO public.auth_permission VALUES (468, 'Can delete other side', 126, 'delete_otherside');
INSERT INTO public.auth_permission VALUES (469, 'Can view other side', 126, 'view_otherside');
INSERT INTO public.auth_permission VALUES (470, 'Can add assignment', 115, 'add_assignment');
INSERT INTO public.auth_permission VALUES (471, 'Can change assignment', 115, 'change_assignment');
INSERT INTO public.auth_permission VALUES (472, 'Can delete assignment', 115, 'delete_assignment');
INSERT INTO public.auth_permission VALUES (473, 'Can view assignment', 115, 'view_assignment');
INSERT INTO public.auth_permission VALUES (474, 'Can add offer', 125, 'add_offer');
INSERT INTO public.auth_permission VALUES (475, 'Can change offer', 125, 'change_offer');
INSERT INTO public.auth_permission VALUES (476, 'Can delete offer', 125, 'delete_offer');
INSERT INTO public.auth_permission VALUES (477, 'Can view offer', 125, 'view_offer');
INSERT INTO public.auth_permission VALUES (478, 'Can add mandate', 121, 'add_mandate');
INSERT INTO public.auth_permission VALUES (479, 'Can change mandate', 121, 'change_mandate');
INSERT INTO public.auth_permission VALUES (480, 'Can delete mandate', 121, 'delete_mandate');
INSERT INTO public.auth_permission VALUES (481, 'Can view mandate', 121, 'view_mandate');
INSERT INTO public.auth_permission VALUES (482, 'Can add advocate account', 114, 'add_advocateaccount');
INSERT INTO public.auth_permission VALUES (483, 'Can change advocate account', 114, 'change_advocateaccount');
INSERT INTO public.auth_permission VALUES (484, 'Can delete advocate account', 114, 'delete_advocateaccount');
INSERT INTO public.auth_permission VALUES (485, 'Can view advocate account', 114, 'view_advocateaccount');
INSERT INTO public.auth_permission VALUES (486, 'Can add duty slot', 118, 'add_dutyslot');
INSERT INTO public.auth_permission VALUES (487, 'Can change duty slot', 118, 'change_dutyslot');
INSERT INTO public.auth_permission VALUES (488, 'Can delete duty slot', 118, 'delete_dutyslot');
INSERT INTO public.auth_permission VALUES (489, 'Can view duty slot', 118, 'view_dutyslot');
INSERT INTO public.auth_permission VALUES (490, 'Can add absence', 112, 'add_absence');
INSERT INTO public.auth_permission VALUES (491, 'Can change absence', 112, 'change_absence');
INSERT INTO public.auth_permission VALUES (492, 'Can delete absence', 112, 'delete_absence');
INSERT INTO public.auth_permission VALUES (493, 'Can view absence', 112, 'view_absence');
INSERT INTO public.auth_permission VALUES (494, 'Can add turn', 130, 'add_turn');
INSERT INTO public.auth_permission VALUES (495, 'Can change turn', 130, 'change_turn');
INSERT INTO public.auth_permission VALUES (496, 'Can delete turn', 130, 'delete_turn');
INSERT INTO public.auth_permission VALUES (497, 'Can view turn', 130, 'view_turn');
INSERT INTO public.auth_permission VALUES (498, 'Can add mandate reader', 123, 'add_mandatereader');
INSERT INTO public.auth_permission VALUES (499, 'Can change mandate reader', 123, 'change_mandatereader');
INSERT INTO public.auth_permission VALUES (500, 'Can delete mandate reader', 123, 'delete_mandatereader');
INSERT INTO public.auth_permission VALUES (501, 'Can view mandate reader', 123, 'view_mandatereader');
INSERT INTO public.auth_permission VALUES (502, 'Can add mandate notes', 122, 'add_mandatenotes');
INSERT INTO public.auth_permission VALUES (503, 'Can change mandate notes', 122, 'change_mandatenotes');
INSERT INTO public.auth_permission VALUES (504, 'Can delete mandate notes', 122, 'delete_mandatenotes');
INSERT INTO public.auth_permission VALUES (505, 'Can view mandate notes', 122, 'view_mandatenotes');
INSERT INTO public.auth_permission VALUES (506, 'Can add lawyer plan', 120, 'add_lawyerplan');
INSERT INTO public.auth_permission VALUES (507, 'Can change lawyer plan', 120, 'change_lawyerplan');
INSERT INTO public.auth_permission VALUES (508, 'Can delete lawyer plan', 120, 'delete_lawyerplan');
INSERT INTO public.auth_permission VALUES (509, 'Can view lawyer plan', 120, 'view_lawyerplan');
INSERT INTO public.auth_permission VALUES (510, 'Can add road table', 128, 'add_roadtable');
INSERT INTO public.auth_permission VALUES (511, 'Can change road table', 128, 'change_roadtable');
INSERT INTO public.auth_permission VALUES (512, 'Can delete road table', 128, 'delete_roadtable');
INSERT INTO public.auth_permission VALUES (513, 'Can view road table', 128, 'view_roadtable');
INSERT INTO public.auth_permission VALUES (514, 'Can add clearance', 117, 'add_clearance');
INSERT INTO public.auth_permission VALUES (515, 'Can change clearance', 117, 'change_clearance');
INSERT INTO public.auth_permission VALUES (516, 'Can delete clearance', 117, 'delete_clearance');
INSERT INTO public.auth_permission VALUES (517, 'Can view clearance', 117, 'view_clearance');
INSERT INTO public.auth_permission VALUES (518, 'Can add duty swap', 119, 'add_dutyswap');
INSERT INTO public.auth_permission VALUES (519, 'Can change duty swap', 119, 'change_dutyswap');
INSERT INTO public.auth_permission VALUES (520, 'Can delete duty swap', 119, 'delete_dutyswap');
INSERT INTO public.auth_permission VALUES (521, 'Can view duty swap', 119, 'view_dutyswap');
INSERT INTO public.auth_permission VALUES (522, 'Can add vouching key', 131, 'add_vouchingkey');
INSERT INTO public.auth_permission VALUES (523, 'Can change vouching key', 131, 'change_vouchingkey');
INSERT INTO public.auth_permission VALUES (524, 'Can delete vouching key', 131, 'delete_vouchingkey');
INSERT INTO public.auth_permission VALUES (525, 'Can view vouching key', 131, 'view_vouchingkey');
INSERT INTO public.auth_permission VALUES (526, 'Can add goal', 142, 'add_goal');
INSERT INTO public.auth_permission VALUES (527, 'Can change goal', 142, 'change_goal');
INSERT INTO public.auth_permission VALUES (528, 'Can delete goal', 142, 'delete_goal');
INSERT INTO public.auth_permission VALUES (529, 'Can view goal', 142, 'view_goal');
INSERT INTO public.auth_permission VALUES (530, 'Can add plan', 147, 'add_plan');
INSERT INTO public.auth_permission VALUES (531, 'Can change plan', 147, 'change_plan');
INSERT INTO public.auth_permission VALUES (532, 'Can delete plan', 147, 'delete_plan');
INSERT INTO public.auth_permission VALUES (533, 'Can view plan', 147, 'view_plan');
INSERT INTO public.auth_permission VALUES (534, 'Can add service', 148, 'add_service');
INSERT INTO public.auth_permission VALUES (535, 'Can change service', 148, 'change_service');
INSERT INTO public.auth_permission VALUES (536, 'Can delete service', 148, 'delete_service');
INSERT INTO public.auth_permission VALUES (537, 'Can view service', 148, 'view_service');
INSERT INTO public.auth_permission VALUES (538, 'Can add case file', 133, 'add_casefile');
INSERT INTO public.auth_permission VALUES (539, 'Can change case file', 133, 'change_casefile');
INSERT INTO public.auth_permission VALUES (540, 'Can delete case file', 133, 'delete_casefile');
INSERT INTO public.auth_permission VALUES (541, 'Can view case file', 133, 'view_casefile');
INSERT INTO public.auth_permission VALUES (542, 'Can add stored file', 150, 'add_storedfile');
INSERT INTO public.auth_permission VALUES (543, 'Can change stored file', 150, 'change_storedfile');
INSERT INTO public.auth_permission VALUES (544, 'Can delete stored file', 150, 'delete_storedfile');
INSERT INTO public.auth_permission VALUES (545, 'Can view stored file', 150, 'view_storedfile');
INSERT INTO public.auth_permission VALUES (546, 'Can add circle client', 136, 'add_circleclient');
INSERT INTO public.auth_permission VALUES (547, 'Can change circle client', 136, 'change_circleclient');
INSERT INTO public.auth_permission VALUES (548, 'Can delete circle client', 136, 'delete_circleclient');
INSERT INTO public.auth_permission VALUES (549, 'Can view circle client', 136, 'view_circleclient');
INSERT INTO public.auth_permission VALUES (550, 'Can add circle danger', 137, 'add_circledanger');
INSERT INTO public.auth_permission VALUES (551, 'Can change circle danger', 137, 'change_circledanger');
INSERT INTO public.auth_permission VALUES (552, 'Can delete circle danger', 137, 'delete_circledanger');
INSERT INTO public.auth_permission VALUES (553, 'Can view circle danger', 137, 'view_circledanger');
INSERT INTO public.auth_permission VALUES (554, 'Can add circle session', 138, 'add_circlesession');
INSERT INTO public.auth_permission VALUES (555, 'Can change circle session', 138, 'change_circlesession');
INSERT INTO public.auth_permission VALUES (556, 'Can delete circle session', 138, 'delete_circlesession');
INSERT INTO public.auth_permission VALUES (557, 'Can view circle session', 138, 'view_circlesession');
INSERT INTO public.auth_permission VALUES (558, 'Can add asking', 132, 'add_asking');
INSERT INTO public.auth_permission VALUES (559, 'Can change asking', 132, 'change_asking');
INSERT INTO public.auth_permission VALUES (560, 'Can delete asking', 132, 'delete_asking');
INSERT INTO public.auth_permission VALUES (561, 'Can view asking', 132, 'view_asking');
INSERT INTO public.auth_permission VALUES (562, 'Can add follow up', 141, 'add_followup');
INSERT INTO public.auth_permission VALUES (563, 'Can change follow up', 141, 'change_followup');
INSERT INTO public.auth_permission VALUES (564, 'Can delete follow up', 141, 'delete_followup');
INSERT INTO public.auth_permission VALUES (565, 'Can view follow up', 141, 'view_followup');
INSERT INTO public.auth_permission VALUES (566, 'Can add case participation', 134, 'add_caseparticipation');
INSERT INTO public.auth_permission VALUES (567, 'Can change case participation', 134, 'change_caseparticipation');
INSERT INTO public.auth_permission VALUES (568, 'Can delete case participation', 134, 'delete_caseparticipation');
INSERT INTO public.auth_permission VALUES (569, 'Can view case participation', 134, 'view_caseparticipation');
INSERT INTO public.auth_permission VALUES (570, 'Can add house', 143, 'add_house');
INSERT INTO public.auth_permission VALUES (571, 'Can change house', 143, 'change_house');
INSERT INTO public.auth_permission VALUES (572, 'Can delete house', 143, 'delete_house');
INSERT INTO public.auth_permission VALUES (573, 'Can view house', 143, 'view_house');
INSERT INTO public.auth_permission VALUES (574, 'Can add house incident', 144, 'add_houseincident');
INSERT INTO public.auth_permission VALUES (575, 'Can change house incident', 144, 'change_houseincident');
INSERT INTO public.auth_permission VALUES (576, 'Can delete house incident', 144, 'delete_houseincident');
INSERT INTO public.auth_permission VALUES (577, 'Can view house incident', 144, 'view_houseincident');
INSERT INTO public.auth_permission VALUES (578, 'Can add stay', 149, 'add_stay');
INSERT INTO public.auth_permission VALUES (579, 'Can change stay', 149, 'change_stay');
INSERT INTO public.auth_permission VALUES (580, 'Can delete stay', 149, 'delete_stay');
INSERT INTO public.auth_permission VALUES (581, 'Can view stay', 149, 'view_stay');
INSERT INTO public.auth_permission VALUES (582, 'Can add conference', 139, 'add_conference');
INSERT INTO public.auth_permission VALUES (583, 'Can change conference', 139, 'change_conference');
INSERT INTO public.auth_permission VALUES (584, 'Can delete conference', 139, 'delete_conference');
INSERT INTO public.auth_permission VALUES (585, 'Can view conference', 139, 'view_conference');
INSERT INTO public.auth_permission VALUES (586, 'Can add conference guest', 140, 'add_conferenceguest');
INSERT INTO public.auth_permission VALUES (587, 'Can change conference guest', 140, 'change_conferenceguest');
INSERT INTO public.auth_permission VALUES (588, 'Can delete conference guest', 140, 'delete_conferenceguest');
INSERT INTO public.auth_permission VALUES (589, 'Can view conference guest', 140, 'view_conferenceguest');
INSERT INTO public.auth_permission VALUES (590, 'Can add interpreter', 145, 'add_interpreter');
INSERT INTO public.auth_permission VALUES (591, 'Can change interpreter', 145, 'change_interpreter');
INSERT INTO public.auth_permission VALUES (592, 'Can delete interpreter', 145, 'delete_interpreter');
INSERT INTO public.auth_permission VALUES (593, 'Can view interpreter', 145, 'view_interpreter');
INSERT INTO public.auth_permission VALUES (594, 'Can add interpreting', 146, 'add_interpreting');
INSERT INTO public.auth_permission VALUES (595, 'Can change interpreting', 146, 'change_interpreting');
INSERT INTO public.auth_permission VALUES (596, 'Can delete interpreting', 146, 'delete_interpreting');
INSERT INTO public.auth_permission VALUES (597, 'Can view interpreting', 146, 'view_interpreting');
INSERT INTO public.auth_permission VALUES (598, 'Can add threat', 154, 'add_threat');
INSERT INTO public.auth_permission VALUES (599, 'Can change threat', 154, 'change_threat');
INSERT INTO public.auth_permission VALUES (600, 'Can delete threat', 154, 'delete_threat');
INSERT INTO public.auth_permission VALUES (601, 'Can view threat', 154, 'view_threat');
INSERT INTO public.auth_permission VALUES (602, 'Can add threat receiver', 155, 'add_threatreceiver');
INSERT INTO public.auth_permission VALUES (603, 'Can change threat receiver', 155, 'change_threatreceiver');
INSERT INTO public.auth_permission VALUES (604, 'Can delete threat receiver', 155, 'delete_threatreceiver');
INSERT INTO public.auth_permission VALUES (605, 'Can view threat receiver', 155, 'view_threatreceiver');
INSERT INTO public.auth_permission VALUES (606, 'Can add story', 151, 'add_story');
INSERT INTO public.auth_permission VALUES (607, 'Can change story', 151, 'change_story');
INSERT INTO public.auth_permission VALUES (608, 'Can delete story', 151, 'delete_story');
INSERT INTO public.auth_permission VALUES (609, 'Can view story', 151, 'view_story');
INSERT INTO public.auth_permission VALUES (610, 'Can add story permit', 153, 'add_storypermit');
INSERT INTO public.auth_permission VALUES (611, 'Can change story permit', 153, 'change_storypermit');
INSERT INTO public.auth_permission VALUES (612, 'Can delete story permit', 153, 'delete_storypermit');
INSERT INTO public.auth_permission VALUES (613, 'Can view story permit', 153, 'view_storypermit');
INSERT INTO public.auth_permission VALUES (614, 'Can add story copy', 152, 'add_storycopy');
INSERT INTO public.auth_permission VALUES (615, 'Can change story copy', 152, 'change_storycopy');
INSERT INTO public.auth_permission VALUES (616, 'Can delete story copy', 152, 'delete_storycopy');
INSERT INTO public.auth_permission VALUES (617, 'Can view story copy', 152, 'view_storycopy');
INSERT INTO public.auth_permission VALUES (618, 'Can add case wages', 135, 'add_casewages');
INSERT INTO public.auth_permission VALUES (619, 'Can change case wages', 135, 'change_casewages');
INSERT INTO public.auth_permission VALUES (620, 'Can delete case wages', 135, 'delete_casewages');
INSERT INTO public.auth_permission VALUES (621, 'Can view case wages', 135, 'view_casewages');
INSERT INTO public.auth_permission VALUES (622, 'Can add receipt', 157, 'add_receipt');
INSERT INTO public.auth_permission VALUES (623, 'Can change receipt', 157, 'change_receipt');
INSERT INTO public.auth_permission VALUES (624, 'Can delete receipt', 157, 'delete_receipt');
INSERT INTO public.auth_permission VALUES (625, 'Can view receipt', 157, 'view_receipt');
INSERT INTO public.auth_permission VALUES (626, 'Can add sending', 159, 'add_sending');
INSERT INTO public.auth_permission VALUES (627, 'Can change sending', 159, 'change_sending');
INSERT INTO public.auth_permission VALUES (628, 'Can delete sending', 159, 'delete_sending');
INSERT INTO public.auth_permission VALUES (629, 'Can view sending', 159, 'view_sending');
INSERT INTO public.auth_permission VALUES (630, 'Can add report', 158, 'add_report');
INSERT INTO public.auth_permission VALUES (631, 'Can change report', 158, 'change_report');
INSERT INTO public.auth_permission VALUES (632, 'Can delete report', 158, 'delete_report');
INSERT INTO public.auth_permission VALUES (633, 'Can view report', 158, 'view_report');
INSERT INTO public.auth_permission VALUES (634, 'Can add consultation', 156, 'add_consultation');
INSERT INTO public.auth_permission VALUES (635, 'Can change consultation', 156, 'change_consultation');
INSERT INTO public.auth_permission VALUES (636, 'Can delete consultation', 156, 'delete_consultation');
INSERT INTO public.auth_permission VALUES (637, 'Can view consultation', 156, 'view_consultation');
INSERT INTO public.auth_permission VALUES (638, 'Can add person', 176, 'add_person');
INSERT INTO public.auth_permission VALUES (639, 'Can change person', 176, 'change_person');
INSERT INTO public.auth_permission VALUES (640, 'Can delete person', 176, 'delete_person');
INSERT INTO public.auth_permission VALUES (641, 'Can view person', 176, 'view_person');
INSERT INTO public.auth_permission VALUES (642, 'Can add case', 161, 'add_case');
INSERT INTO public.auth_permission VALUES (643, 'Can change case', 161, 'change_case');
INSERT INTO public.auth_permission VALUES (644, 'Can delete case', 161, 'delete_case');
INSERT INTO public.auth_permission VALUES (645, 'Can view case', 161, 'view_case');
INSERT INTO public.auth_permission VALUES (646, 'Can add assignment', 160, 'add_assignment');
INSERT INTO public.auth_permission VALUES (647, 'Can change assignment', 160, 'change_assignment');
INSERT INTO public.auth_permission VALUES (648, 'Can delete assignment', 160, 'delete_assignment');
INSERT INTO public.auth_permission VALUES (649, 'Can view assignment', 160, 'view_assignment');
INSERT INTO public.auth_permission VALUES (650, 'Can add named', 171, 'add_named');
INSERT INTO public.auth_permission VALUES (651, 'Can change named', 171, 'change_named');
INSERT INTO public.auth_permission VALUES (652, 'Can delete named', 171, 'delete_named');
INSERT INTO public.auth_permission VALUES (653, 'Can view named', 171, 'view_named');
INSERT INTO public.auth_permission VALUES (654, 'Can add newcomer', 172, 'add_newcomer');
INSERT INTO public.auth_permission VALUES (655, 'Can change newcomer', 172, 'change_newcomer');
INSERT INTO public.auth_permission VALUES (656, 'Can delete newcomer', 172, 'delete_newcomer');
INSERT INTO public.auth_permission VALUES (657, 'Can view newcomer', 172, 'view_newcomer');
INSERT INTO public.auth_permission VALUES (658, 'Can add opening', 174, 'add_opening');
INSERT INTO public.auth_permission VALUES (659, 'Can change opening', 174, 'change_opening');
INSERT INTO public.auth_permission VALUES (660, 'Can delete opening', 174, 'delete_opening');
INSERT INTO public.auth_permission VALUES (661, 'Can view opening', 174, 'view_opening');
INSERT INTO public.auth_permission VALUES (662, 'Can add group', 167, 'add_group');
INSERT INTO public.auth_permission VALUES (663, 'Can change group', 167, 'change_group');
INSERT INTO public.auth_permission VALUES (664, 'Can delete group', 167, 'delete_group');
INSERT INTO public.auth_permission VALUES (665, 'Can view group', 167, 'view_group');
INSERT INTO public.auth_permission VALUES (666, 'Can add compared list', 163, 'add_comparedlist');
INSERT INTO public.auth_permission VALUES (667, 'Can change compared list', 163, 'change_comparedlist');
INSERT INTO public.auth_permission VALUES (668, 'Can delete compared list', 163, 'delete_comparedlist');
INSERT INTO public.auth_permission VALUES (669, 'Can view compared list', 163, 'view_comparedlist');
INSERT INTO public.auth_permission VALUES (670, 'Can add merge', 170, 'add_merge');
INSERT INTO public.auth_permission VALUES (671, 'Can change merge', 170, 'change_merge');
INSERT INTO public.auth_permission VALUES (672, 'Can delete merge', 170, 'delete_merge');
INSERT INTO public.auth_permission VALUES (673, 'Can view merge', 170, 'view_merge');
INSERT INTO public.auth_permission VALUES (674, 'Can add on paper', 173, 'add_onpaper');
INSERT INTO public.auth_permission VALUES (675, 'Can change on paper', 173, 'change_onpaper');
INSERT INTO public.auth_permission VALUES (676, 'Can delete on paper', 173, 'delete_onpaper');
INSERT INTO public.auth_permission VALUES (677, 'Can view on paper', 173, 'view_onpaper');
INSERT INTO public.auth_permission VALUES (678, 'Can add lawyer note', 168, 'add_lawyernote');
INSERT INTO public.auth_permission VALUES (679, 'Can change lawyer note', 168, 'change_lawyernote');
INSERT INTO public.auth_permission VALUES (680, 'Can delete lawyer note', 168, 'delete_lawyernote');
INSERT INTO public.auth_permission VALUES (681, 'Can view lawyer note', 168, 'view_lawyernote');
INSERT INTO public.auth_permission VALUES (682, 'Can add lawyer seal', 169, 'add_lawyerseal');
INSERT INTO public.auth_permission VALUES (683, 'Can change lawyer seal', 169, 'change_lawyerseal');
INSERT INTO public.auth_permission VALUES (684, 'Can delete lawyer seal', 169, 'delete_lawyerseal');
INSERT INTO public.auth_permission VALUES (685, 'Can view lawyer seal', 169, 'view_lawyerseal');
INSERT INTO public.auth_permission VALUES (686, 'Can add erased', 165, 'add_erased');
INSERT INTO public.auth_permission VALUES (687, 'Can change erased', 165, 'change_erased');
INSERT INTO public.auth_permission VALUES (688, 'Can delete erased', 165, 'delete_erased');
INSERT INTO public.auth_permission VALUES (689, 'Can view erased', 165, 'view_erased');
INSERT INTO public.auth_permission VALUES (690, 'Can add desk', 164, 'add_desk');
INSERT INTO public.auth_permission VALUES (691, 'Can change desk', 164, 'change_desk');
INSERT INTO public.auth_permission VALUES (692, 'Can delete desk', 164, 'delete_desk');
INSERT INTO public.auth_permission VALUES (693, 'Can view desk', 164, 'view_desk');
INSERT INTO public.auth_permission VALUES (694, 'Can add own clock', 175, 'add_ownclock');
INSERT INTO public.auth_permission VALUES (695, 'Can change own clock', 175, 'change_ownclock');
INSERT INTO public.auth_permission VALUES (696, 'Can delete own clock', 175, 'delete_ownclock');
INSERT INTO public.auth_permission VALUES (697, 'Can view own clock', 175, 'view_ownclock');
INSERT INTO public.auth_permission VALUES (698, 'Can add case item', 162, 'add_caseitem');
INSERT INTO public.auth_permission VALUES (699, 'Can change case item', 162, 'change_caseitem');
INSERT INTO public.auth_permission VALUES (700, 'Can delete case item', 162, 'delete_caseitem');
INSERT INTO public.auth_permission VALUES (701, 'Can view case item', 162, 'view_caseitem');
INSERT INTO public.auth_permission VALUES (702, 'Can add person change', 177, 'add_personchange');
INSERT INTO public.auth_permission VALUES (703, 'Can change person change', 177, 'change_personchange');
INSERT INTO public.auth_permission VALUES (704, 'Can delete person change', 177, 'delete_personchange');
INSERT INTO public.auth_permission VALUES (705, 'Can view person change', 177, 'view_personchange');
INSERT INTO public.auth_permission VALUES (706, 'Can add task', 178, 'add_task');
INSERT INTO public.auth_permission VALUES (707, 'Can change task', 178, 'change_task');
INSERT INTO public.auth_permission VALUES (708, 'Can delete task', 178, 'delete_task');
INSERT INTO public.auth_permission VALUES (709, 'Can view task', 178, 'view_task');
INSERT INTO public.auth_permission VALUES (710, 'Can add finding sheet', 166, 'add_findingsheet');
INSERT INTO public.auth_permission VALUES (711, 'Can change finding sheet', 166, 'change_findingsheet');
INSERT INTO public.auth_permission VALUES (712, 'Can delete finding sheet', 166, 'delete_findingsheet');
INSERT INTO public.auth_permission VALUES (713, 'Can view finding sheet', 166, 'view_findingsheet');
INSERT INTO public.auth_permission VALUES (714, 'Can add cohort', 179, 'add_cohort');
INSERT INTO public.auth_permission VALUES (715, 'Can change cohort', 179, 'change_cohort');
INSERT INTO public.auth_permission VALUES (716, 'Can delete cohort', 179, 'delete_cohort');
INSERT INTO public.auth_permission VALUES (717, 'Can view cohort', 179, 'view_cohort');
INSERT INTO public.auth_permission VALUES (718, 'Can add learner', 182, 'add_learner');
INSERT INTO public.auth_permission VALUES (719, 'Can change learner', 182, 'change_learner');
INSERT INTO public.auth_permission VALUES (720, 'Can delete learner', 182, 'delete_learner');
INSERT INTO public.auth_permission VALUES (721, 'Can view learner', 182, 'view_learner');
INSERT INTO public.auth_permission VALUES (722, 'Can add named', 184, 'add_named');
INSERT INTO public.auth_permission VALUES (723, 'Can change named', 184, 'change_named');
INSERT INTO public.auth_permission VALUES (724, 'Can delete named', 184, 'delete_named');
INSERT INTO public.auth_permission VALUES (725, 'Can view named', 184, 'view_named');
INSERT INTO public.auth_permission VALUES (726, 'Can add issuer', 181, 'add_issuer');
INSERT INTO public.auth_permission VALUES (727, 'Can change issuer', 181, 'change_issuer');
INSERT INTO public.auth_permission VALUES (728, 'Can delete issuer', 181, 'delete_issuer');
INSERT INTO public.auth_permission VALUES (729, 'Can view issuer', 181, 'view_issuer');
INSERT INTO public.auth_permission VALUES (730, 'Can add employer', 180, 'add_employer');
INSERT INTO public.auth_permission VALUES (731, 'Can change employer', 180, 'change_employer');
INSERT INTO public.auth_permission VALUES (732, 'Can delete employer', 180, 'delete_employer');
INSERT INTO public.auth_permission VALUES (733, 'Can view employer', 180, 'view_employer');
INSERT INTO public.auth_permission VALUES (734, 'Can add livelihood', 183, 'add_livelihood');
INSERT INTO public.auth_permission VALUES (735, 'Can change livelihood', 183, 'change_livelihood');
INSERT INTO public.auth_permission VALUES (736, 'Can delete livelihood', 183, 'delete_livelihood');
INSERT INTO public.auth_permission VALUES (737, 'Can view livelihood', 183, 'view_livelihood');
INSERT INTO public.auth_permission VALUES (738, 'Can add named for livelihood', 185, 'add_namedforlivelihood');
INSERT INTO public.auth_permission VALUES (739, 'Can change named for livelihood', 185, 'change_namedforlivelihood');
INSERT INTO public.auth_permission VALUES (740, 'Can delete named for livelihood', 185, 'delete_namedforlivelihood');
INSERT INTO public.auth_permission VALUES (741, 'Can view named for livelihood', 185, 'view_namedforlivelihood');
INSERT INTO public.auth_permission VALUES (742, 'Can add complaint', 186, 'add_complaint');
INSERT INTO public.auth_permission VALUES (743, 'Can change complaint', 186, 'change_complaint');
INSERT INTO public.auth_permission VALUES (744, 'Can delete complaint', 186, 'delete_complaint');
INSERT INTO public.auth_permission VALUES (745, 'Can view complaint', 186, 'view_complaint');
INSERT INTO public.auth_permission VALUES (746, 'Can add letterbox', 187, 'add_letterbox');
INSERT INTO public.auth_permission VALUES (747, 'Can change letterbox', 187, 'change_letterbox');
INSERT INTO public.auth_permission VALUES (748, 'Can delete letterbox', 187, 'delete_letterbox');
INSERT INTO public.auth_permission VALUES (749, 'Can view letterbox', 187, 'view_letterbox');
INSERT INTO public.auth_permission VALUES (750, 'Can add receiver', 188, 'add_receiver');
INSERT INTO public.auth_permission VALUES (751, 'Can change receiver', 188, 'change_receiver');
INSERT INTO public.auth_permission VALUES (752, 'Can delete receiver', 188, 'delete_receiver');
INSERT INTO public.auth_permission VALUES (753, 'Can view receiver', 188, 'view_receiver');
INSERT INTO public.auth_permission VALUES (754, 'Can add seal', 189, 'add_seal');
INSERT INTO public.auth_permission VALUES (755, 'Can change seal', 189, 'change_seal');
INSERT INTO public.auth_permission VALUES (756, 'Can delete seal', 189, 'delete_seal');
INSERT INTO public.auth_permission VALUES (757, 'Can view seal', 189, 'view_seal');
INSERT INTO public.auth_permission VALUES (758, 'Can add second organisation', 190, 'add_secondorganisation');
INSERT INTO public.auth_permission VALUES (759, 'Can change second organisation', 190, 'change_secondorganisation');
INSERT INTO public.auth_permission VALUES (760, 'Can delete second organisation', 190, 'delete_secondorganisation');
INSERT INTO public.auth_permission VALUES (761, 'Can view second organisation', 190, 'view_secondorganisation');
INSERT INTO public.auth_permission VALUES (762, 'Can add notice', 191, 'add_notice');
INSERT INTO public.auth_permission VALUES (763, 'Can change notice', 191, 'change_notice');
INSERT INTO public.auth_permission VALUES (764, 'Can delete notice', 191, 'delete_notice');
INSERT INTO public.auth_permission VALUES (765, 'Can view notice', 191, 'view_notice');
INSERT INTO public.auth_permission VALUES (766, 'Can add playlist', 192, 'add_playlist');
INSERT INTO public.auth_permission VALUES (767, 'Can change playlist', 192, 'change_playlist');
INSERT INTO public.auth_permission VALUES (768, 'Can delete playlist', 192, 'delete_playlist');
INSERT INTO public.auth_permission VALUES (769, 'Can view playlist', 192, 'view_playlist');
INSERT INTO public.auth_permission VALUES (770, 'Can add playlist item', 193, 'add_playlistitem');
INSERT INTO public.auth_permission VALUES (771, 'Can change playlist item', 193, 'change_playlistitem');
INSERT INTO public.auth_permission VALUES (772, 'Can delete playlist item', 193, 'delete_playlistitem');
INSERT INTO public.auth_permission VALUES (773, 'Can view playlist item', 193, 'view_playlistitem');
INSERT INTO public.auth_permission VALUES (774, 'Can add schedule', 194, 'add_schedule');
INSERT INTO public.auth_permission VALUES (775, 'Can change schedule', 194, 'change_schedule');
INSERT INTO public.auth_permission VALUES (776, 'Can delete schedule', 194, 'delete_schedule');
INSERT INTO public.auth_permission VALUES (777, 'Can view schedule', 194, 'view_schedule');
INSERT INTO public.auth_permission VALUES (778, 'Can add public warning', 199, 'add_publicwarning');
INSERT INTO public.auth_permission VALUES (779, 'Can change public warning', 199, 'change_publicwarning');
INSERT INTO public.auth_permission VALUES (780, 'Can delete public warning', 199, 'delete_publicwarning');
INSERT INTO public.auth_permission VALUES (781, 'Can view public warning', 199, 'view_publicwarning');
INSERT INTO public.auth_permission VALUES (782, 'Can add prolonging', 198, 'add_prolonging');
INSERT INTO public.auth_permission VALUES (783, 'Can change prolonging', 198, 'change_prolonging');
INSERT INTO public.auth_permission VALUES (784, 'Can delete prolonging', 198, 'delete_prolonging');
INSERT INTO public.auth_permission VALUES (785, 'Can view prolonging', 198, 'view_prolonging');
INSERT INTO public.auth_permission VALUES (786, 'Can add copy', 195, 'add_copy');
INSERT INTO public.auth_permission VALUES (787, 'Can change copy', 195, 'change_copy');
INSERT INTO public.auth_permission VALUES (788, 'Can delete copy', 195, 'delete_copy');
INSERT INTO public.auth_permission VALUES (789, 'Can view copy', 195, 'view_copy');
INSERT INTO public.auth_permission VALUES (790, 'Can add dropped', 197, 'add_dropped');
INSERT INTO public.auth_permission VALUES (791, 'Can change dropped', 197, 'change_dropped');
INSERT INTO public.auth_permission VALUES (792, 'Can delete dropped', 197, 'delete_dropped');
INSERT INTO public.auth_permission VALUES (793, 'Can view dropped', 197, 'view_dropped');
INSERT INTO public.auth_permission VALUES (794, 'Can add copy correction', 196, 'add_copycorrection');
INSERT INTO public.auth_permission VALUES (795, 'Can change copy correction', 196, 'change_copycorrection');
INSERT INTO public.auth_permission VALUES (796, 'Can delete copy correction', 196, 'delete_copycorrection');
INSERT INTO public.auth_permission VALUES (797, 'Can view copy correction', 196, 'view_copycorrection');
INSERT INTO public.auth_permission VALUES (798, 'Can add device group', 204, 'add_devicegroup');
INSERT INTO public.auth_permission VALUES (799, 'Can change device group', 204, 'change_devicegroup');
INSERT INTO public.auth_permission VALUES (800, 'Can delete device group', 204, 'delete_devicegroup');
INSERT INTO public.auth_permission VALUES (801, 'Can view device group', 204, 'view_devicegroup');
INSERT INTO public.auth_permission VALUES (802, 'Can add device', 203, 'add_device');
INSERT INTO public.auth_permission VALUES (803, 'Can change device', 203, 'change_device');
INSERT INTO public.auth_permission VALUES (804, 'Can delete device', 203, 'delete_device');
INSERT INTO public.auth_permission VALUES (805, 'Can view device', 203, 'view_device');
INSERT INTO public.auth_permission VALUES (806, 'Can add enrolment', 205, 'add_enrolment');
INSERT INTO public.auth_permission VALUES (807, 'Can change enrolment', 205, 'change_enrolment');
INSERT INTO public.auth_permission VALUES (808, 'Can delete enrolment', 205, 'delete_enrolment');
INSERT INTO public.auth_permission VALUES (809, 'Can view enrolment', 205, 'view_enrolment');
INSERT INTO public.auth_permission VALUES (810, 'Can add played', 207, 'add_played');
INSERT INTO public.auth_permission VALUES (811, 'Can change played', 207, 'change_played');
INSERT INTO public.auth_permission VALUES (812, 'Can delete played', 207, 'delete_played');
INSERT INTO public.auth_permission VALUES (813, 'Can view played', 207, 'view_played');
INSERT INTO public.auth_permission VALUES (814, 'Can add wish', 210, 'add_wish');
INSERT INTO public.auth_permission VALUES (815, 'Can change wish', 210, 'change_wish');
INSERT INTO public.auth_permission VALUES (816, 'Can delete wish', 210, 'delete_wish');
INSERT INTO public.auth_permission VALUES (817, 'Can view wish', 210, 'view_wish');
INSERT INTO public.auth_permission VALUES (818, 'Can add screenshot', 208, 'add_screenshot');
INSERT INTO public.auth_permission VALUES (819, 'Can change screenshot', 208, 'change_screenshot');
INSERT INTO public.auth_permission VALUES (820, 'Can delete screenshot', 208, 'delete_screenshot');
INSERT INTO public.auth_permission VALUES (821, 'Can view screenshot', 208, 'view_screenshot');
INSERT INTO public.auth_permission VALUES (822, 'Can add count batch', 202, 'add_countbatch');
INSERT INTO public.auth_permission VALUES (823, 'Can change count batch', 202, 'change_countbatch');
INSERT INTO public.auth_permission VALUES (824, 'Can delete count batch', 202, 'delete_countbatch');
INSERT INTO public.auth_permission VALUES (825, 'Can view count batch', 202, 'view_countbatch');
INSERT INTO public.auth_permission VALUES (826, 'Can add count', 201, 'add_count');
INSERT INTO public.auth_permission VALUES (827, 'Can change count', 201, 'change_count');
INSERT INTO public.auth_permission VALUES (828, 'Can delete count', 201, 'delete_count');
INSERT INTO public.auth_permission VALUES (829, 'Can view count', 201, 'view_count');
INSERT INTO public.auth_permission VALUES (830, 'Can add alert', 200, 'add_alert');
INSERT INTO public.auth_permission VALUES (831, 'Can change alert', 200, 'change_alert');
INSERT INTO public.auth_permission VALUES (832, 'Can delete alert', 200, 'delete_alert');
INSERT INTO public.auth_permission VALUES (833, 'Can view alert', 200, 'view_alert');
INSERT INTO public.auth_permission VALUES (834, 'Can add place settings', 206, 'add_placesettings');
INSERT INTO public.auth_permission VALUES (835, 'Can change place settings', 206, 'change_placesettings');
INSERT INTO public.auth_permission VALUES (836, 'Can delete place settings', 206, 'delete_placesettings');
INSERT INTO public.auth_permission VALUES (837, 'Can view place settings', 206, 'view_placesettings');
INSERT INTO public.auth_permission VALUES (838, 'Can add sign count', 209, 'add_signcount');
INSERT INTO public.auth_permission VALUES (839, 'Can change sign count', 209, 'change_signcount');
INSERT INTO public.auth_permission VALUES (840, 'Can delete sign count', 209, 'delete_signcount');
INSERT INTO public.auth_permission VALUES (841, 'Can view sign count', 209, 'view_signcount');
INSERT INTO public.auth_permission VALUES (842, 'Can add pack', 211, 'add_pack');
INSERT INTO public.auth_permission VALUES (843, 'Can change pack', 211, 'change_pack');
INSERT INTO public.auth_permission VALUES (844, 'Can delete pack', 211, 'delete_pack');
INSERT INTO public.auth_permission VALUES (845, 'Can view pack', 211, 'view_pack');
INSERT INTO public.auth_permission VALUES (846, 'Can add general article', 213, 'add_articlepage');
INSERT INTO public.auth_permission VALUES (847, 'Can change general article', 213, 'change_articlepage');
INSERT INTO public.auth_permission VALUES (848, 'Can delete general article', 213, 'delete_articlepage');
INSERT INTO public.auth_permission VALUES (849, 'Can view general article', 213, 'view_articlepage');
INSERT INTO public.auth_permission VALUES (850, 'Can add country', 214, 'add_countrypage');
INSERT INTO public.auth_permission VALUES (851, 'Can change country', 214, 'change_countrypage');
INSERT INTO public.auth_permission VALUES (852, 'Can delete country', 214, 'delete_countrypage');
INSERT INTO public.auth_permission VALUES (853, 'Can view country', 214, 'view_countrypage');
INSERT INTO public.auth_permission VALUES (854, 'Can add language', 215, 'add_guidehome');
INSERT INTO public.auth_permission VALUES (855, 'Can change language', 215, 'change_guidehome');
INSERT INTO public.auth_permission VALUES (856, 'Can delete language', 215, 'delete_guidehome');
INSERT INTO public.auth_permission VALUES (857, 'Can view language', 215, 'view_guidehome');
INSERT INTO public.auth_permission VALUES (858, 'Can add topic of a country', 224, 'add_topicpage');
INSERT INTO public.auth_permission VALUES (859, 'Can change topic of a country', 224, 'change_topicpage');
INSERT INTO public.auth_permission VALUES (860, 'Can delete topic of a country', 224, 'delete_topicpage');
INSERT INTO public.auth_permission VALUES (861, 'Can view topic of a country', 224, 'view_topicpage');
INSERT INTO public.auth_permission VALUES (862, 'Can add approval by a second person', 221, 'add_secondpersontask');
INSERT INTO public.auth_permission VALUES (863, 'Can change approval by a second person', 221, 'change_secondpersontask');
INSERT INTO public.auth_permission VALUES (864, 'Can delete approval by a second person', 221, 'delete_secondpersontask');
INSERT INTO public.auth_permission VALUES (865, 'Can view approval by a second person', 221, 'view_secondpersontask');
INSERT INTO public.auth_permission VALUES (866, 'Can add source', 222, 'add_source');
INSERT INTO public.auth_permission VALUES (867, 'Can change source', 222, 'change_source');
INSERT INTO public.auth_permission VALUES (868, 'Can delete source', 222, 'delete_source');
INSERT INTO public.auth_permission VALUES (869, 'Can view source', 222, 'view_source');
INSERT INTO public.auth_permission VALUES (870, 'Can add translator file', 225, 'add_translatorfile');
INSERT INTO public.auth_permission VALUES (871, 'Can change translator file', 225, 'change_translatorfile');
INSERT INTO public.auth_permission VALUES (872, 'Can delete translator file', 225, 'delete_translatorfile');
INSERT INTO public.auth_permission VALUES (873, 'Can view translator file', 225, 'view_translatorfile');
INSERT INTO public.auth_permission VALUES (874, 'Can add proposal', 220, 'add_proposal');
INSERT INTO public.auth_permission VALUES (875, 'Can change proposal', 220, 'change_proposal');
INSERT INTO public.auth_permission VALUES (876, 'Can delete proposal', 220, 'delete_proposal');
INSERT INTO public.auth_permission VALUES (877, 'Can view proposal', 220, 'view_proposal');
INSERT INTO public.auth_permission VALUES (878, 'Can add approved file', 212, 'add_approvedfile');
INSERT INTO public.auth_permission VALUES (879, 'Can change approved file', 212, 'change_approvedfile');
INSERT INTO public.auth_permission VALUES (880, 'Can delete approved file', 212, 'delete_approvedfile');
INSERT INTO public.auth_permission VALUES (881, 'Can view approved file', 212, 'view_approvedfile');
INSERT INTO public.auth_permission VALUES (882, 'Can add legal standing', 216, 'add_legalstanding');
INSERT INTO public.auth_permission VALUES (883, 'Can change legal standing', 216, 'change_legalstanding');
INSERT INTO public.auth_permission VALUES (884, 'Can delete legal standing', 216, 'delete_legalstanding');
INSERT INTO public.auth_permission VALUES (885, 'Can view legal standing', 216, 'view_legalstanding');
INSERT INTO public.auth_permission VALUES (886, 'Can add page to watch', 226, 'add_watchedpage');
INSERT INTO public.auth_permission VALUES (887, 'Can change page to watch', 226, 'change_watchedpage');
INSERT INTO public.auth_permission VALUES (888, 'Can delete page to watch', 226, 'delete_watchedpage');
INSERT INTO public.auth_permission VALUES (889, 'Can view page to watch', 226, 'view_watchedpage');
INSERT INTO public.auth_permission VALUES (890, 'Can add look', 218, 'add_look');
INSERT INTO public.auth_permission VALUES (891, 'Can change look', 218, 'change_look');
INSERT INTO public.auth_permission VALUES (892, 'Can delete look', 218, 'delete_look');
INSERT INTO public.auth_permission VALUES (893, 'Can view look', 218, 'view_look');
INSERT INTO public.auth_permission VALUES (894, 'Can add letterbox', 217, 'add_letterbox');
INSERT INTO public.auth_permission VALUES (895, 'Can change letterbox', 217, 'change_letterbox');
INSERT INTO public.auth_permission VALUES (896, 'Can delete letterbox', 217, 'delete_letterbox');
INSERT INTO public.auth_permission VALUES (897, 'Can view letterbox', 217, 'view_letterbox');
INSERT INTO public.auth_permission VALUES (898, 'Can add told', 223, 'add_told');
INSERT INTO public.auth_permission VALUES (899, 'Can change told', 223, 'change_told');
INSERT INTO public.auth_permission VALUES (900, 'Can delete told', 223, 'delete_told');
INSERT INTO public.auth_permission VALUES (901, 'Can view told', 223, 'view_told');
INSERT INTO public.auth_permission VALUES (902, 'Can add native reading', 219, 'add_nativereading');
INSERT INTO public.auth_permission VALUES (903, 'Can change native reading', 219, 'change_nativereading');
INSERT INTO public.auth_permission VALUES (904, 'Can delete native reading', 219, 'delete_nativereading');
INSERT INTO public.auth_permission VALUES (905, 'Can view native reading', 219, 'view_nativereading');
INSERT INTO public.auth_permission VALUES (906, 'Can add user profile', 227, 'add_userprofile');
INSERT INTO public.auth_permission VALUES (907, 'Can change user profile', 227, 'change_userprofile');
INSERT INTO public.auth_permission VALUES (908, 'Can delete user profile', 227, 'delete_userprofile');
INSERT INTO public.auth_permission VALUES (909, 'Can view user profile', 227, 'view_userprofile');
INSERT INTO public.auth_permission VALUES (910, 'Can view document', 29, 'view_document');
INSERT INTO public.auth_permission VALUES (911, 'Can view image', 27, 'view_image');
INSERT INTO public.auth_permission VALUES (912, 'Can add rendition', 228, 'add_rendition');
INSERT INTO public.auth_permission VALUES (913, 'Can change rendition', 228, 'change_rendition');
INSERT INTO public.auth_permission VALUES (914, 'Can delete rendition', 228, 'delete_rendition');
INSERT INTO public.auth_permission VALUES (915, 'Can view rendition', 228, 'view_rendition');
INSERT INTO public.auth_permission VALUES (916, 'Can add index entry', 229, 'add_indexentry');
INSERT INTO public.auth_permission VALUES (917, 'Can change index entry', 229, 'change_indexentry');
INSERT INTO public.auth_permission VALUES (918, 'Can delete index entry', 229, 'delete_indexentry');
INSERT INTO public.auth_permission VALUES (919, 'Can view index entry', 229, 'view_indexentry');
INSERT INTO public.auth_permission VALUES (920, 'Can add editing session', 230, 'add_editingsession');
INSERT INTO public.auth_permission VALUES (921, 'Can change editing session', 230, 'change_editingsession');
INSERT INTO public.auth_permission VALUES (922, 'Can delete editing session', 230, 'delete_editingsession');
INSERT INTO public.auth_permission VALUES (923, 'Can view editing session', 230, 'view_editingsession');
INSERT INTO public.auth_permission VALUES (924, 'Can add form state', 231, 'add_formstate');
INSERT INTO public.auth_permission VALUES (925, 'Can change form state', 231, 'change_formstate');
INSERT INTO public.auth_permission VALUES (926, 'Can delete form state', 231, 'delete_formstate');
INSERT INTO public.auth_permission VALUES (927, 'Can view form state', 231, 'view_formstate');
INSERT INTO public.auth_permission VALUES (928, 'Can add tag', 232, 'add_tag');
INSERT INTO public.auth_permission VALUES (929, 'Can change tag', 232, 'change_tag');
INSERT INTO public.auth_permission VALUES (932, 'Can add tagged item', 233, 'add_taggeditem');
INSERT INTO public.auth_permission VALUES (933, 'Can change tagged item', 233, 'change_taggeditem');
INSERT INTO public.auth_permission VALUES (934, 'Can delete tagged item', 233, 'delete_taggeditem');
INSERT INTO public.auth_permission VALUES (935, 'Can view tagged item', 233, 'view_taggeditem');
INSERT INTO public.auth_permission VALUES (936, 'Can add Task Result', 234, 'add_dbtaskresult');
INSERT INTO public.auth_permission VALUES (937, 'Can change Task Result', 234, 'change_dbtaskresult');
INSERT INTO public.auth_permission VALUES (938, 'Can delete Task Result', 234, 'delete_dbtaskresult');
INSERT INTO public.auth_permission VALUES (939, 'Can view Task Result', 234, 'view_dbtaskresult');
INSERT INTO public.auth_permission VALUES (940, 'Can add permission', 236, 'add_permission');
INSERT INTO public.auth_permission VALUES (941, 'Can change permission', 236, 'change_permission');
INSERT INTO public.auth_permission VALUES (942, 'Can delete permission', 236, 'delete_permission');
INSERT INTO public.auth_permission VALUES (943, 'Can view permission', 236, 'view_permission');
INSERT INTO public.auth_permission VALUES (944, 'Can add group', 235, 'add_group');
INSERT INTO public.auth_permission VALUES (945, 'Can change group', 235, 'change_group');
INSERT INTO public.auth_permission VALUES (946, 'Can delete group', 235, 'delete_group');
INSERT INTO public.auth_permission VALUES (947, 'Can view group', 235, 'view_group');
INSERT INTO public.auth_permission VALUES (948, 'Can add content type', 237, 'add_contenttype');
INSERT INTO public.auth_permission VALUES (949, 'Can change content type', 237, 'change_contenttype');
INSERT INTO public.auth_permission VALUES (950, 'Can delete content type', 237, 'delete_contenttype');
INSERT INTO public.auth_permission VALUES (951, 'Can view content type', 237, 'view_contenttype');


INSERT INTO public.django_content_type VALUES (1, 'wagtailcore', 'page');
INSERT INTO public.django_content_type VALUES (2, 'wagtailcore', 'groupapprovaltask');
INSERT INTO public.django_content_type VALUES (3, 'wagtailcore', 'apitoken');
INSERT INTO public.django_content_type VALUES (4, 'wagtailcore', 'collection');
INSERT INTO public.django_content_type VALUES (5, 'wagtailcore', 'collectionviewrestriction');
INSERT INTO public.django_content_type VALUES (6, 'wagtailcore', 'comment');
INSERT INTO public.django_content_type VALUES (7, 'wagtailcore', 'commentreply');
INSERT INTO public.django_content_type VALUES (8, 'wagtailcore', 'groupcollectionpermission');
INSERT INTO public.django_content_type VALUES (9, 'wagtailcore', 'grouppagepermission');
INSERT INTO public.django_content_type VALUES (10, 'wagtailcore', 'groupsitepermission');
INSERT INTO public.django_content_type VALUES (11, 'wagtailcore', 'locale');
INSERT INTO public.django_content_type VALUES (12, 'wagtailcore', 'modellogentry');
INSERT INTO public.django_content_type VALUES (13, 'wagtailcore', 'pagelogentry');
INSERT INTO public.django_content_type VALUES (14, 'wagtailcore', 'pagesubscription');
INSERT INTO public.django_content_type VALUES (15, 'wagtailcore', 'pageviewrestriction');
INSERT INTO public.django_content_type VALUES (16, 'wagtailcore', 'referenceindex');
INSERT INTO public.django_content_type VALUES (17, 'wagtailcore', 'revision');
INSERT INTO public.django_content_type VALUES (18, 'wagtailcore', 'site');
INSERT INTO public.django_content_type VALUES (19, 'wagtailcore', 'task');
INSERT INTO public.django_content_type VALUES (20, 'wagtailcore', 'taskstate');
INSERT INTO public.django_content_type VALUES (21, 'wagtailcore', 'uploadedfile');
INSERT INTO public.django_content_type VALUES (22, 'wagtailcore', 'workflow');
INSERT INTO public.django_content_type VALUES (23, 'wagtailcore', 'workflowcontenttype');
INSERT INTO public.django_content_type VALUES (24, 'wagtailcore', 'workflowpage');
INSERT INTO public.django_content_type VALUES (25, 'wagtailcore', 'workflowstate');
INSERT INTO public.django_content_type VALUES (26, 'wagtailcore', 'workflowtask');
INSERT INTO public.django_content_type VALUES (27, 'wagtailimages', 'image');
INSERT INTO public.django_content_type VALUES (28, 'wagtailadmin', 'admin');
INSERT INTO public.django_content_type VALUES (29, 'wagtaildocs', 'document');
INSERT INTO public.django_content_type VALUES (30, 'site', 'workerlease');
INSERT INTO public.django_content_type VALUES (31, 'journal', 'entry');
INSERT INTO public.django_content_type VALUES (32, 'journal', 'head');
INSERT INTO public.django_content_type VALUES (33, 'journal', 'subject');
INSERT INTO public.django_content_type VALUES (34, 'once', 'sentform');
INSERT INTO public.django_content_type VALUES (35, 'accounts', 'account');
INSERT INTO public.django_content_type VALUES (36, 'accounts', 'invitation');
INSERT INTO public.django_content_type VALUES (37, 'accounts', 'personkey');
INSERT INTO public.django_content_type VALUES (38, 'accounts', 'session');
INSERT INTO public.django_content_type VALUES (39, 'accounts', 'tries');
INSERT INTO public.django_content_type VALUES (40, 'organisations', 'circle');
INSERT INTO public.django_content_type VALUES (41, 'organisations', 'circleholding');
INSERT INTO public.django_content_type VALUES (42, 'organisations', 'circlekey');
INSERT INTO public.django_content_type VALUES (43, 'organisations', 'circlevoucher');
INSERT INTO public.django_content_type VALUES (44, 'organisations', 'epoch');
INSERT INTO public.django_content_type VALUES (45, 'organisations', 'holding');
INSERT INTO public.django_content_type VALUES (46, 'organisations', 'intake');
INSERT INTO public.django_content_type VALUES (47, 'organisations', 'member');
INSERT INTO public.django_content_type VALUES (48, 'organisations', 'node');
INSERT INTO public.django_content_type VALUES (49, 'organisations', 'organisation');
INSERT INTO public.django_content_type VALUES (50, 'organisations', 'recoveryset');
INSERT INTO public.django_content_type VALUES (51, 'organisations', 'regrant');
INSERT INTO public.django_content_type VALUES (52, 'letters', 'arrivingfile');
INSERT INTO public.django_content_type VALUES (53, 'letters', 'belief');
INSERT INTO public.django_content_type VALUES (54, 'letters', 'card');
INSERT INTO public.django_content_type VALUES (55, 'letters', 'inboxkey');
INSERT INTO public.django_content_type VALUES (56, 'letters', 'incoming');
INSERT INTO public.django_content_type VALUES (57, 'letters', 'openedletter');
INSERT INTO public.django_content_type VALUES (58, 'letters', 'outgoing');
INSERT INTO public.django_content_type VALUES (59, 'letters', 'recalled');
INSERT INTO public.django_content_type VALUES (60, 'letters', 'sentfile');
INSERT INTO public.django_content_type VALUES (61, 'letters', 'signingkey');
INSERT INTO public.django_content_type VALUES (62, 'directory', 'contact');
INSERT INTO public.django_content_type VALUES (63, 'returns', 'arrivedreturn');
INSERT INTO public.django_content_type VALUES (64, 'returns', 'countedquarter');
INSERT INTO public.django_content_type VALUES (65, 'observations', 'observation');
INSERT INTO public.django_content_type VALUES (66, 'observations', 'sentobservation');
INSERT INTO public.django_content_type VALUES (67, 'observations', 'taking');
INSERT INTO public.django_content_type VALUES (68, 'partner_warnings', 'frompartner');
INSERT INTO public.django_content_type VALUES (69, 'partner_warnings', 'partnertaking');
INSERT INTO public.django_content_type VALUES (70, 'newsletter', 'block');
INSERT INTO public.django_content_type VALUES (71, 'newsletter', 'erratum');
INSERT INTO public.django_content_type VALUES (72, 'newsletter', 'issue');
INSERT INTO public.django_content_type VALUES (73, 'newsletter', 'openissue');
INSERT INTO public.django_content_type VALUES (74, 'newsletter', 'posting');
INSERT INTO public.django_content_type VALUES (75, 'newsletter', 'quote');
INSERT INTO public.django_content_type VALUES (76, 'mailings', 'delivery');
INSERT INTO public.django_content_type VALUES (77, 'mailings', 'endedlink');
INSERT INTO public.django_content_type VALUES (78, 'mailings', 'endedmailing');
INSERT INTO public.django_content_type VALUES (79, 'mailings', 'mailing');
INSERT INTO public.django_content_type VALUES (80, 'mailings', 'mailinglist');
INSERT INTO public.django_content_type VALUES (81, 'mailings', 'mailtext');
INSERT INTO public.django_content_type VALUES (82, 'mailings', 'subscriber');
INSERT INTO public.django_content_type VALUES (83, 'outreach', 'campaign');
INSERT INTO public.django_content_type VALUES (84, 'outreach', 'commitment');
INSERT INTO public.django_content_type VALUES (85, 'outreach', 'event');
INSERT INTO public.django_content_type VALUES (86, 'outreach', 'feed');
INSERT INTO public.django_content_type VALUES (87, 'outreach', 'openpartner');
INSERT INTO public.django_content_type VALUES (88, 'outreach', 'openrecommendation');
INSERT INTO public.django_content_type VALUES (89, 'outreach', 'partner');
INSERT INTO public.django_content_type VALUES (90, 'outreach', 'partnerword');
INSERT INTO public.django_content_type VALUES (91, 'outreach', 'prooffile');
INSERT INTO public.django_content_type VALUES (92, 'outreach', 'publication');
INSERT INTO public.django_content_type VALUES (93, 'outreach', 'recommendation');
INSERT INTO public.django_content_type VALUES (94, 'outreach', 'report');
INSERT INTO public.django_content_type VALUES (95, 'outreach', 'snapshot');
INSERT INTO public.django_content_type VALUES (96, 'releases', 'release');
INSERT INTO public.django_content_type VALUES (97, 'releases', 'reporting');
INSERT INTO public.django_content_type VALUES (98, 'results', 'answer');
INSERT INTO public.django_content_type VALUES (99, 'results', 'fact');
INSERT INTO public.django_content_type VALUES (100, 'results', 'figure');
INSERT INTO public.django_content_type VALUES (101, 'results', 'indicator');
INSERT INTO public.django_content_type VALUES (102, 'results', 'period');
INSERT INTO public.django_content_type VALUES (103, 'results', 'programme');
INSERT INTO public.django_content_type VALUES (104, 'results', 'result');
INSERT INTO public.django_content_type VALUES (105, 'results', 'target');
INSERT INTO public.django_content_type VALUES (106, 'referrals', 'agreement');
INSERT INTO public.django_content_type VALUES (107, 'referrals', 'casereferral');
INSERT INTO public.django_content_type VALUES (108, 'referrals', 'casereturn');
INSERT INTO public.django_content_type VALUES (109, 'referrals', 'referral');
INSERT INTO public.django_content_type VALUES (110, 'referrals', 'referralletter');
INSERT INTO public.django_content_type VALUES (111, 'referrals', 'reminder');
INSERT INTO public.django_content_type VALUES (112, 'legal_aid', 'absence');
INSERT INTO public.django_content_type VALUES (113, 'legal_aid', 'advocate');
INSERT INTO public.django_content_type VALUES (114, 'legal_aid', 'advocateaccount');
INSERT INTO public.django_content_type VALUES (115, 'legal_aid', 'assignment');
INSERT INTO public.django_content_type VALUES (116, 'legal_aid', 'caseneed');
INSERT INTO public.django_content_type VALUES (117, 'legal_aid', 'clearance');
INSERT INTO public.django_content_type VALUES (118, 'legal_aid', 'dutyslot');
INSERT INTO public.django_content_type VALUES (119, 'legal_aid', 'dutyswap');
INSERT INTO public.django_content_type VALUES (120, 'legal_aid', 'lawyerplan');
INSERT INTO public.django_content_type VALUES (121, 'legal_aid', 'mandate');
INSERT INTO public.django_content_type VALUES (122, 'legal_aid', 'mandatenotes');
INSERT INTO public.django_content_type VALUES (123, 'legal_aid', 'mandatereader');
INSERT INTO public.django_content_type VALUES (124, 'legal_aid', 'need');
INSERT INTO public.django_content_type VALUES (125, 'legal_aid', 'offer');
INSERT INTO public.django_content_type VALUES (126, 'legal_aid', 'otherside');
INSERT INTO public.django_content_type VALUES (127, 'legal_aid', 'rightanswer');
INSERT INTO public.django_content_type VALUES (128, 'legal_aid', 'roadtable');
INSERT INTO public.django_content_type VALUES (129, 'legal_aid', 'sentneed');
INSERT INTO public.django_content_type VALUES (130, 'legal_aid', 'turn');
INSERT INTO public.django_content_type VALUES (131, 'legal_aid', 'vouchingkey');
INSERT INTO public.django_content_type VALUES (132, 'support', 'asking');
INSERT INTO public.django_content_type VALUES (133, 'support', 'casefile');
INSERT INTO public.django_content_type VALUES (134, 'support', 'caseparticipation');
INSERT INTO public.django_content_type VALUES (135, 'support', 'casewages');
INSERT INTO public.django_content_type VALUES (136, 'support', 'circleclient');
INSERT INTO public.django_content_type VALUES (137, 'support', 'circledanger');
INSERT INTO public.django_content_type VALUES (138, 'support', 'circlesession');
INSERT INTO public.django_content_type VALUES (139, 'support', 'conference');
INSERT INTO public.django_content_type VALUES (140, 'support', 'conferenceguest');
INSERT INTO public.django_content_type VALUES (141, 'support', 'followup');
INSERT INTO public.django_content_type VALUES (142, 'support', 'goal');
INSERT INTO public.django_content_type VALUES (143, 'support', 'house');
INSERT INTO public.django_content_type VALUES (144, 'support', 'houseincident');
INSERT INTO public.django_content_type VALUES (145, 'support', 'interpreter');
INSERT INTO public.django_content_type VALUES (146, 'support', 'interpreting');
INSERT INTO public.django_content_type VALUES (147, 'support', 'plan');
INSERT INTO public.django_content_type VALUES (148, 'support', 'service');
INSERT INTO public.django_content_type VALUES (149, 'support', 'stay');
INSERT INTO public.django_content_type VALUES (150, 'support', 'storedfile');
INSERT INTO public.django_content_type VALUES (151, 'support', 'story');
INSERT INTO public.django_content_type VALUES (152, 'support', 'storycopy');
INSERT INTO public.django_content_type VALUES (153, 'support', 'storypermit');
INSERT INTO public.django_content_type VALUES (154, 'support', 'threat');
INSERT INTO public.django_content_type VALUES (155, 'support', 'threatreceiver');
INSERT INTO public.django_content_type VALUES (156, 'intake', 'consultation');
INSERT INTO public.django_content_type VALUES (157, 'intake', 'receipt');
INSERT INTO public.django_content_type VALUES (158, 'intake', 'report');
INSERT INTO public.django_content_type VALUES (159, 'intake', 'sending');
INSERT INTO public.django_content_type VALUES (160, 'cases', 'assignment');
INSERT INTO public.django_content_type VALUES (161, 'cases', 'case');
INSERT INTO public.django_content_type VALUES (162, 'cases', 'caseitem');
INSERT INTO public.django_content_type VALUES (163, 'cases', 'comparedlist');
INSERT INTO public.django_content_type VALUES (164, 'cases', 'desk');
INSERT INTO public.django_content_type VALUES (165, 'cases', 'erased');
INSERT INTO public.django_content_type VALUES (166, 'cases', 'findingsheet');
INSERT INTO public.django_content_type VALUES (167, 'cases', 'group');
INSERT INTO public.django_content_type VALUES (168, 'cases', 'lawyernote');
INSERT INTO public.django_content_type VALUES (169, 'cases', 'lawyerseal');
INSERT INTO public.django_content_type VALUES (170, 'cases', 'merge');
INSERT INTO public.django_content_type VALUES (171, 'cases', 'named');
INSERT INTO public.django_content_type VALUES (172, 'cases', 'newcomer');
INSERT INTO public.django_content_type VALUES (173, 'cases', 'onpaper');
INSERT INTO public.django_content_type VALUES (174, 'cases', 'opening');
INSERT INTO public.django_content_type VALUES (175, 'cases', 'ownclock');
INSERT INTO public.django_content_type VALUES (176, 'cases', 'person');
INSERT INTO public.django_content_type VALUES (177, 'cases', 'personchange');
INSERT INTO public.django_content_type VALUES (178, 'cases', 'task');
INSERT INTO public.django_content_type VALUES (179, 'learning', 'cohort');
INSERT INTO public.django_content_type VALUES (180, 'learning', 'employer');
INSERT INTO public.django_content_type VALUES (181, 'learning', 'issuer');
INSERT INTO public.django_content_type VALUES (182, 'learning', 'learner');
INSERT INTO public.django_content_type VALUES (183, 'learning', 'livelihood');
INSERT INTO public.django_content_type VALUES (184, 'learning', 'named');
INSERT INTO public.django_content_type VALUES (185, 'learning', 'namedforlivelihood');
INSERT INTO public.django_content_type VALUES (186, 'complaints', 'complaint');
INSERT INTO public.django_content_type VALUES (187, 'complaints', 'letterbox');
INSERT INTO public.django_content_type VALUES (188, 'complaints', 'receiver');
INSERT INTO public.django_content_type VALUES (189, 'complaints', 'seal');
INSERT INTO public.django_content_type VALUES (190, 'complaints', 'secondorganisation');
INSERT INTO public.django_content_type VALUES (191, 'screens', 'notice');
INSERT INTO public.django_content_type VALUES (192, 'screens', 'playlist');
INSERT INTO public.django_content_type VALUES (193, 'screens', 'playlistitem');
INSERT INTO public.django_content_type VALUES (194, 'screens', 'schedule');
INSERT INTO public.django_content_type VALUES (195, 'warnings', 'copy');
INSERT INTO public.django_content_type VALUES (196, 'warnings', 'copycorrection');
INSERT INTO public.django_content_type VALUES (197, 'warnings', 'dropped');
INSERT INTO public.django_content_type VALUES (198, 'warnings', 'prolonging');
INSERT INTO public.django_content_type VALUES (199, 'warnings', 'publicwarning');
INSERT INTO public.django_content_type VALUES (200, 'devices', 'alert');
INSERT INTO public.django_content_type VALUES (201, 'devices', 'count');
INSERT INTO public.django_content_type VALUES (202, 'devices', 'countbatch');
INSERT INTO public.django_content_type VALUES (203, 'devices', 'device');
INSERT INTO public.django_content_type VALUES (204, 'devices', 'devicegroup');
INSERT INTO public.django_content_type VALUES (205, 'devices', 'enrolment');
INSERT INTO public.django_content_type VALUES (206, 'devices', 'placesettings');
INSERT INTO public.django_content_type VALUES (207, 'devices', 'played');
INSERT INTO public.django_content_type VALUES (208, 'devices', 'screenshot');
INSERT INTO public.django_content_type VALUES (209, 'devices', 'signcount');
INSERT INTO public.django_content_type VALUES (210, 'devices', 'wish');
INSERT INTO public.django_content_type VALUES (211, 'packs', 'pack');
INSERT INTO public.django_content_type VALUES (212, 'guide', 'approvedfile');
INSERT INTO public.django_content_type VALUES (213, 'guide', 'articlepage');
INSERT INTO public.django_content_type VALUES (214, 'guide', 'countrypage');
INSERT INTO public.django_content_type VALUES (215, 'guide', 'guidehome');
INSERT INTO public.django_content_type VALUES (216, 'guide', 'legalstanding');
INSERT INTO public.django_content_type VALUES (217, 'guide', 'letterbox');
INSERT INTO public.django_content_type VALUES (218, 'guide', 'look');
INSERT INTO public.django_content_type VALUES (219, 'guide', 'nativereading');
INSERT INTO public.django_content_type VALUES (220, 'guide', 'proposal');
INSERT INTO public.django_content_type VALUES (221, 'guide', 'secondpersontask');
INSERT INTO public.django_content_type VALUES (222, 'guide', 'source');
INSERT INTO public.django_content_type VALUES (223, 'guide', 'told');
INSERT INTO public.django_content_type VALUES (224, 'guide', 'topicpage');
INSERT INTO public.django_content_type VALUES (225, 'guide', 'translatorfile');
INSERT INTO public.django_content_type VALUES (226, 'guide', 'watchedpage');
INSERT INTO public.django_content_type VALUES (227, 'wagtailusers', 'userprofile');
INSERT INTO public.django_content_type VALUES (228, 'wagtailimages', 'rendition');
INSERT INTO public.django_content_type VALUES (229, 'wagtailsearch', 'indexentry');
INSERT INTO public.django_content_type VALUES (230, 'wagtailadmin', 'editingsession');
INSERT INTO public.django_content_type VALUES (231, 'wagtailadmin', 'formstate');
INSERT INTO public.django_content_type VALUES (232, 'taggit', 'tag');
INSERT INTO public.django_content_type VALUES (233, 'taggit', 'taggeditem');
INSERT INTO public.django_content_type VALUES (234, 'django_tasks_database', 'dbtaskresult');
INSERT INTO public.django_content_type VALUES (235, 'auth', 'group');
INSERT INTO public.django_content_type VALUES (236, 'auth', 'permission');
INSERT INTO public.django_content_type VALUES (237, 'contenttypes', 'contenttype');


INSERT INTO public.django_migrations VALUES (42, 'cases', '0005_add_groups', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (1, 'contenttypes', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (2, 'contenttypes', '0002_remove_content_type_name', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (3, 'auth', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (4, 'auth', '0002_alter_permission_name_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (5, 'auth', '0003_alter_user_email_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (6, 'auth', '0004_alter_user_username_opts', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (7, 'auth', '0005_alter_user_last_login_null', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (8, 'auth', '0006_require_contenttypes_0002', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (9, 'auth', '0007_alter_validators_add_error_messages', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (10, 'auth', '0008_alter_user_username_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (11, 'auth', '0009_alter_user_last_name_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (12, 'auth', '0010_alter_group_name_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (13, 'auth', '0011_update_proxy_permissions', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (14, 'auth', '0012_alter_user_first_name_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (15, 'accounts', '0001_create_tables', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (16, 'accounts', '0002_person_keys', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (17, 'accounts', '0003_session_unlocked_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (18, 'accounts', '0004_end_sessions', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (19, 'accounts', '0005_invite_known_addresses', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (20, 'accounts', '0006_any_staff_language', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (21, 'organisations', '0001_create_tables', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (22, 'journal', '0001_create_tables', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (23, 'journal', '0002_chain_entries', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (24, 'organisations', '0002_bind_rows_to_organisation', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (25, 'organisations', '0003_keys', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (26, 'organisations', '0004_bind_keys_to_organisation', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (27, 'organisations', '0005_add_observer', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (28, 'organisations', '0006_vouch_for_sheets', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (29, 'journal', '0003_add_subjects', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (30, 'journal', '0004_keep_subjects', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (31, 'organisations', '0007_bind_what_entries_are_about', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (32, 'organisations', '0008_let_sheets_know_an_epoch', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (33, 'organisations', '0009_drop_index_keys', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (34, 'organisations', '0010_circles', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (35, 'once', '0001_create_table', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (36, 'once', '0002_bind_rows_to_account', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (37, 'organisations', '0011_bind_circles_to_organisation', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (38, 'cases', '0001_create_tables', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (39, 'cases', '0002_bind_rows_to_organisation', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (40, 'cases', '0003_restrict_people', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (41, 'cases', '0004_bind_restricted_to_named', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (43, 'cases', '0006_bind_groups_to_organisation', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (44, 'cases', '0007_add_compared_lists', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (45, 'cases', '0008_bind_compared_lists', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (46, 'cases', '0009_add_merges', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (47, 'cases', '0010_bind_merges_to_organisation', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (48, 'cases', '0011_put_keys_on_paper', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (49, 'cases', '0012_bind_keys_on_paper', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (50, 'cases', '0013_add_notes_for_lawyers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (51, 'cases', '0014_bind_notes_for_lawyers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (52, 'cases', '0015_add_erased', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (53, 'cases', '0016_bind_erased', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (54, 'cases', '0017_add_desk', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (55, 'cases', '0018_bind_desk', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (56, 'cases', '0019_add_own_clocks', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (57, 'cases', '0020_bind_own_clocks', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (58, 'cases', '0021_find_loose_rows', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (59, 'cases', '0022_add_items', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (60, 'cases', '0023_bind_items', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (61, 'cases', '0024_keep_earlier_values', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (62, 'cases', '0025_bind_earlier_values', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (63, 'cases', '0026_keep_why_it_was_erased', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (64, 'cases', '0027_add_tasks', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (65, 'cases', '0028_bind_tasks', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (66, 'cases', '0029_add_finding_sheets', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (67, 'cases', '0030_bind_finding_sheets', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (68, 'cases', '0031_keep_official_papers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (69, 'cases', '0032_find_restricted_people', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (70, 'cases', '0033_drop_exact_numbers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (71, 'cases', '0034_care_without_consent', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (72, 'cases', '0035_notes_for_circles', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (73, 'cases', '0036_bind_notes_to_circles', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (74, 'complaints', '0001_create_tables', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (75, 'complaints', '0002_bind_rows', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (76, 'complaints', '0003_erase_letterboxes', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (77, 'complaints', '0004_another_node', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (78, 'devices', '0001_create_tables', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (79, 'devices', '0002_place_settings', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (80, 'devices', '0003_count_signs', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (81, 'directory', '0001_contacts', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (82, 'directory', '0002_wrong_numbers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (83, 'directory', '0003_operator_not_known', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (84, 'django_tasks_database', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (85, 'django_tasks_database', '0002_alter_dbtaskresult_options', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (86, 'django_tasks_database', '0003_dbtaskresult_enqueued_at_dbtaskresult_finished_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (87, 'django_tasks_database', '0004_dbtaskresult_started_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (88, 'django_tasks_database', '0005_alter_dbtaskresult_priority_and_more', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (89, 'django_tasks_database', '0006_alter_dbtaskresult_args_kwargs_and_more', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (90, 'django_tasks_database', '0007_add_separate_results_fields', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (91, 'django_tasks_database', '0008_separate_results_field', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (92, 'django_tasks_database', '0009_remove_results_field', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (93, 'django_tasks_database', '0010_alter_dbtaskresult_status', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (94, 'django_tasks_database', '0011_rename_complete_status', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (95, 'django_tasks_database', '0012_add_separate_exception_fields', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (96, 'django_tasks_database', '0013_separate_exception_fields', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (97, 'django_tasks_database', '0014_remove_dbtaskresult_exception_data', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (98, 'django_tasks_database', '0015_correctly_order_run_after', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (382, 'support', '0003_add_files', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (99, 'django_tasks_database', '0016_remove_dbtaskresult_django_task_new_ordering_idx_and_more', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (100, 'django_tasks_database', '0017_dbtaskresult_metadata', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (101, 'django_tasks_database', '0018_rename_succeeded_status', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (102, 'django_tasks_database', '0019_rename_django_task_new_ordering_idx_tasks_db_new_ordering_idx_and_more', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (103, 'django_tasks_database', '0020_update_db_task_result_ordering', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (104, 'django_tasks_database', '0021_conditional_partial_index_ordering', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (105, 'wagtailcore', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (106, 'wagtailcore', '0002_initial_data', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (107, 'wagtailcore', '0003_add_uniqueness_constraint_on_group_page_permission', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (108, 'wagtailcore', '0004_page_locked', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (109, 'wagtailcore', '0005_add_page_lock_permission_to_moderators', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (110, 'wagtailcore', '0006_add_lock_page_permission', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (111, 'wagtailcore', '0007_page_latest_revision_created_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (112, 'wagtailcore', '0008_populate_latest_revision_created_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (113, 'wagtailcore', '0009_remove_auto_now_add_from_pagerevision_created_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (114, 'wagtailcore', '0010_change_page_owner_to_null_on_delete', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (115, 'wagtailcore', '0011_page_first_published_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (116, 'wagtailcore', '0012_extend_page_slug_field', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (117, 'wagtailcore', '0013_update_golive_expire_help_text', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (118, 'wagtailcore', '0014_add_verbose_name', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (119, 'wagtailcore', '0015_add_more_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (120, 'wagtailcore', '0016_change_page_url_path_to_text_field', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (121, 'wagtailcore', '0001_squashed_0016_change_page_url_path_to_text_field', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (122, 'wagtailcore', '0017_change_edit_page_permission_description', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (123, 'wagtailcore', '0018_pagerevision_submitted_for_moderation_index', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (124, 'wagtailcore', '0019_verbose_names_cleanup', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (125, 'wagtailcore', '0020_add_index_on_page_first_published_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (126, 'wagtailcore', '0021_capitalizeverbose', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (127, 'wagtailcore', '0022_add_site_name', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (128, 'wagtailcore', '0023_alter_page_revision_on_delete_behaviour', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (129, 'wagtailcore', '0024_collection', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (130, 'wagtailcore', '0025_collection_initial_data', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (131, 'wagtailcore', '0026_group_collection_permission', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (132, 'wagtailcore', '0027_fix_collection_path_collation', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (133, 'wagtailcore', '0024_alter_page_content_type_on_delete_behaviour', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (134, 'wagtailcore', '0028_merge', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (135, 'wagtailcore', '0029_unicode_slugfield_dj19', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (136, 'wagtailcore', '0030_index_on_pagerevision_created_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (137, 'wagtailcore', '0031_add_page_view_restriction_types', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (138, 'wagtailcore', '0032_add_bulk_delete_page_permission', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (139, 'wagtailcore', '0033_remove_golive_expiry_help_text', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (140, 'wagtailcore', '0034_page_live_revision', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (141, 'wagtailcore', '0035_page_last_published_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (142, 'wagtailcore', '0036_populate_page_last_published_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (143, 'wagtailcore', '0037_set_page_owner_editable', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (144, 'wagtailcore', '0038_make_first_published_at_editable', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (145, 'wagtailcore', '0039_collectionviewrestriction', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (146, 'wagtailcore', '0040_page_draft_title', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (147, 'wagtailcore', '0041_group_collection_permissions_verbose_name_plural', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (148, 'wagtailcore', '0042_index_on_pagerevision_approved_go_live_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (149, 'wagtailcore', '0043_lock_fields', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (150, 'wagtailcore', '0044_add_unlock_grouppagepermission', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (151, 'wagtailcore', '0045_assign_unlock_grouppagepermission', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (152, 'wagtailcore', '0046_site_name_remove_null', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (153, 'wagtailcore', '0047_add_workflow_models', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (154, 'wagtailcore', '0048_add_default_workflows', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (155, 'wagtailcore', '0049_taskstate_finished_by', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (156, 'wagtailcore', '0050_workflow_rejected_to_needs_changes', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (157, 'wagtailcore', '0051_taskstate_comment', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (158, 'wagtailcore', '0052_pagelogentry', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (159, 'wagtailcore', '0053_locale_model', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (160, 'wagtailcore', '0054_initial_locale', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (161, 'wagtailcore', '0055_page_locale_fields', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (162, 'wagtailcore', '0056_page_locale_fields_populate', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (163, 'wagtailcore', '0057_page_locale_fields_notnull', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (164, 'wagtailcore', '0058_page_alias_of', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (165, 'wagtailcore', '0059_apply_collection_ordering', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (166, 'wagtailcore', '0060_fix_workflow_unique_constraint', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (167, 'wagtailcore', '0061_change_promote_tab_helpt_text_and_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (168, 'wagtailcore', '0062_comment_models_and_pagesubscription', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (169, 'wagtailcore', '0063_modellogentry', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (170, 'wagtailcore', '0064_log_timestamp_indexes', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (171, 'wagtailcore', '0065_log_entry_uuid', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (172, 'wagtailcore', '0066_collection_management_permissions', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (173, 'wagtailcore', '0067_alter_pagerevision_content_json', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (174, 'wagtailcore', '0068_log_entry_empty_object', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (175, 'wagtailcore', '0069_log_entry_jsonfield', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (176, 'wagtailcore', '0070_rename_pagerevision_revision', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (177, 'wagtailcore', '0071_populate_revision_content_type', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (178, 'wagtailcore', '0072_alter_revision_content_type_notnull', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (179, 'wagtailcore', '0073_page_latest_revision', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (180, 'wagtailcore', '0074_revision_object_str', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (181, 'wagtailcore', '0075_populate_latest_revision_and_revision_object_str', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (182, 'wagtailcore', '0076_modellogentry_revision', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (183, 'wagtailcore', '0077_alter_revision_user', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (184, 'wagtailcore', '0078_referenceindex', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (185, 'wagtailcore', '0079_rename_taskstate_page_revision', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (383, 'support', '0004_bind_files', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (186, 'wagtailcore', '0080_generic_workflowstate', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (187, 'wagtailcore', '0081_populate_workflowstate_content_type', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (188, 'wagtailcore', '0082_alter_workflowstate_content_type_notnull', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (189, 'wagtailcore', '0083_workflowcontenttype', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (190, 'wagtailcore', '0084_add_default_page_permissions', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (191, 'wagtailcore', '0085_add_grouppagepermission_permission', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (192, 'wagtailcore', '0086_populate_grouppagepermission_permission', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (193, 'wagtailcore', '0087_alter_grouppagepermission_unique_together_and_more', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (194, 'wagtailcore', '0088_fix_log_entry_json_timestamps', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (195, 'wagtailcore', '0089_log_entry_data_json_null_to_object', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (196, 'wagtailcore', '0090_remove_grouppagepermission_permission_type', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (197, 'wagtailcore', '0091_remove_revision_submitted_for_moderation', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (198, 'wagtailcore', '0092_alter_collectionviewrestriction_password_and_more', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (199, 'wagtailcore', '0093_uploadedfile', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (200, 'wagtailcore', '0094_alter_page_locale', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (201, 'wagtailcore', '0095_groupsitepermission', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (202, 'wagtailcore', '0096_referenceindex_referenceindex_source_object_and_more', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (203, 'wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (204, 'wagtailcore', '0098_apitoken', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (205, 'taggit', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (206, 'wagtailimages', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (207, 'wagtailimages', '0002_initial_data', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (208, 'wagtailimages', '0003_fix_focal_point_fields', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (209, 'wagtailimages', '0004_make_focal_point_key_not_nullable', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (210, 'wagtailimages', '0005_make_filter_spec_unique', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (211, 'wagtailimages', '0006_add_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (212, 'wagtailimages', '0007_image_file_size', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (213, 'wagtailimages', '0008_image_created_at_index', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (214, 'wagtailimages', '0009_capitalizeverbose', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (215, 'wagtailimages', '0010_change_on_delete_behaviour', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (216, 'wagtailimages', '0011_image_collection', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (217, 'wagtailimages', '0012_copy_image_permissions_to_collections', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (218, 'wagtailimages', '0013_make_rendition_upload_callable', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (219, 'wagtailimages', '0014_add_filter_spec_field', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (220, 'wagtailimages', '0015_fill_filter_spec_field', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (221, 'wagtailimages', '0016_deprecate_rendition_filter_relation', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (222, 'wagtailimages', '0017_reduce_focal_point_key_max_length', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (223, 'wagtailimages', '0018_remove_rendition_filter', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (224, 'wagtailimages', '0019_delete_filter', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (225, 'wagtailimages', '0020_add-verbose-name', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (226, 'wagtailimages', '0021_image_file_hash', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (227, 'wagtailimages', '0001_squashed_0021', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (228, 'wagtailimages', '0022_uploadedimage', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (229, 'wagtailadmin', '0001_create_admin_access_permissions', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (230, 'wagtailimages', '0023_add_choose_permissions', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (231, 'wagtailimages', '0024_index_image_file_hash', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (232, 'wagtailimages', '0025_alter_image_file_alter_rendition_file', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (233, 'wagtailimages', '0026_delete_uploadedimage', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (234, 'wagtailimages', '0027_image_description', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (235, 'wagtaildocs', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (236, 'wagtaildocs', '0002_initial_data', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (237, 'wagtaildocs', '0003_add_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (238, 'wagtaildocs', '0004_capitalizeverbose', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (239, 'wagtaildocs', '0005_document_collection', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (240, 'wagtaildocs', '0006_copy_document_permissions_to_collections', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (241, 'wagtaildocs', '0005_alter_uploaded_by_user_on_delete_action', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (242, 'wagtaildocs', '0007_merge', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (243, 'wagtaildocs', '0008_document_file_size', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (244, 'wagtaildocs', '0009_document_verbose_name_plural', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (245, 'wagtaildocs', '0010_document_file_hash', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (246, 'wagtaildocs', '0011_add_choose_permissions', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (247, 'wagtaildocs', '0012_uploadeddocument', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (248, 'wagtaildocs', '0013_delete_uploadeddocument', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (249, 'wagtaildocs', '0014_alter_document_file_size', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (250, 'guide', '0001_pages_and_sources', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (251, 'guide', '0002_phrases_questions_and_quizzes', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (252, 'guide', '0003_translations_made_from', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (253, 'guide', '0004_translators_files', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (254, 'guide', '0005_proposals', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (255, 'guide', '0006_add_approved_files', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (256, 'guide', '0007_keep_what_is_shown', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (257, 'guide', '0008_add_changes', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (258, 'guide', '0009_add_kind_and_month_of_sources', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (259, 'guide', '0010_hold_sources_in_blocks', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (260, 'guide', '0011_move_sources_into_blocks', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (261, 'guide', '0012_add_legal_standings_and_lawyers_marks', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (262, 'guide', '0013_watch_pages_of_the_law', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (263, 'guide', '0014_tell_editors', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (264, 'guide', '0015_note_native_readings', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (265, 'guide', '0016_note_the_words_of_a_mark', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (266, 'guide', '0017_tell_presses_apart', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (267, 'guide', '0018_add_audience', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (268, 'guide', '0019_lesson_is_for_teachers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (269, 'guide', '0020_questions_of_a_country', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (270, 'guide', '0021_mend_addresses_of_sources', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (271, 'guide', '0022_refuse_other_addresses_and_days', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (272, 'intake', '0001_create_tables', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (273, 'intake', '0002_bind_rows_to_organisation', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (274, 'intake', '0003_create_consultations', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (275, 'intake', '0004_bind_consultations', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (276, 'intake', '0005_let_keeper_rewrite', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (277, 'journal', '0005_find_dangers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (278, 'learning', '0001_create_tables', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (279, 'learning', '0002_bind_rows', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (280, 'learning', '0003_create_issuers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (281, 'learning', '0004_bind_issuers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (282, 'learning', '0005_create_work', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (283, 'learning', '0006_bind_work', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (284, 'organisations', '0012_add_receivers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (285, 'organisations', '0013_add_advocates', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (286, 'legal_aid', '0001_add_right_answers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (287, 'legal_aid', '0002_bind_right_answers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (288, 'legal_aid', '0003_add_advocates', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (289, 'legal_aid', '0004_bind_advocates', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (290, 'legal_aid', '0005_add_needs', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (291, 'legal_aid', '0006_bind_needs', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (292, 'legal_aid', '0007_add_offers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (293, 'legal_aid', '0008_bind_offers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (294, 'legal_aid', '0009_add_mandates', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (295, 'legal_aid', '0010_bind_mandates', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (296, 'legal_aid', '0011_add_advocate_accounts', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (297, 'legal_aid', '0012_bind_advocate_accounts', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (298, 'legal_aid', '0013_add_rota', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (299, 'legal_aid', '0014_bind_rota', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (300, 'legal_aid', '0015_add_turns', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (301, 'legal_aid', '0016_bind_turns', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (302, 'legal_aid', '0017_add_mandate_readers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (303, 'legal_aid', '0018_bind_mandate_readers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (304, 'legal_aid', '0019_add_plans', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (305, 'legal_aid', '0020_add_roads', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (306, 'legal_aid', '0021_call_looks_clearances', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (307, 'legal_aid', '0022_add_duty_swaps', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (308, 'legal_aid', '0023_bind_duty_swaps', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (309, 'legal_aid', '0024_check_turns', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (310, 'legal_aid', '0027_add_vouching_keys', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (311, 'legal_aid', '0028_bind_vouching_keys', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (312, 'legal_aid', '0029_vouch_for_mandates', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (313, 'letters', '0001_create_tables', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (314, 'letters', '0002_bind_rows', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (315, 'letters', '0003_keep_cards', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (316, 'letters', '0004_nameless', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (317, 'letters', '0005_limit_a_day', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (318, 'letters', '0006_add_the_next_signing_key', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (319, 'letters', '0007_keep_signing_keys', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (320, 'letters', '0008_keep_what_was_taken_back', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (321, 'letters', '0009_add_files', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (322, 'letters', '0010_bind_files', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (323, 'letters', '0011_hold_back_what_nobody_signed', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (324, 'letters', '0012_let_others_have_their_turn', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (325, 'letters', '0013_tell_what_nobody_signed_waits', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (326, 'letters', '0014_tell_less', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (327, 'letters', '0015_carry_files_by_stick', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (328, 'letters', '0016_tell_by_stick_what_is_here', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (329, 'mailings', '0001_create_tables', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (330, 'mailings', '0002_bind_rows', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (331, 'mailings', '0003_add_grounds', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (332, 'mailings', '0004_keep_ended', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (333, 'results', '0001_create_tables', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (334, 'results', '0002_bind_rows', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (335, 'results', '0003_add_answers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (336, 'results', '0004_bind_answers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (337, 'releases', '0001_create_releases', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (338, 'releases', '0002_bind_rows', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (339, 'outreach', '0001_create_recommendations', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (340, 'outreach', '0002_bind_rows', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (341, 'outreach', '0003_create_planner_and_reach', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (342, 'outreach', '0004_bind_planner_and_reach', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (343, 'newsletter', '0001_create_issues', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (344, 'newsletter', '0002_bind_rows', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (345, 'newsletter', '0003_add_stories', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (346, 'newsletter', '0004_add_plots', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (347, 'newsletter', '0005_sign_open_copies', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (348, 'newsletter', '0006_quote_counts', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (349, 'observations', '0001_add_observations', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (350, 'observations', '0002_bind_observations', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (351, 'observations', '0003_number_takings', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (352, 'outreach', '0005_let_survivors_speak', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (353, 'outreach', '0006_ask_a_second_person', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (354, 'outreach', '0007_hide_what_one_person_showed', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (355, 'packs', '0001_packs', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (356, 'partner_warnings', '0001_add_partner_warnings', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (357, 'partner_warnings', '0002_bind_partner_warnings', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (358, 'referrals', '0001_create_tables', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (359, 'referrals', '0002_bind_rows', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (360, 'referrals', '0003_add_referrals', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (361, 'referrals', '0004_bind_referrals', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (362, 'referrals', '0005_add_times_of_answers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (363, 'referrals', '0006_add_returns', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (364, 'referrals', '0007_bind_returns', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (365, 'referrals', '0008_add_danger', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (366, 'referrals', '0009_add_carried_marks', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (367, 'referrals', '0010_enter_what_was_taken_back', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (368, 'referrals', '0011_add_urgency', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (369, 'referrals', '0012_keep_when_the_clock_was_said', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (370, 'referrals', '0013_enter_what_arrived_of_it', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (371, 'referrals', '0014_add_reminders', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (372, 'referrals', '0015_bind_reminders', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (373, 'referrals', '0016_enter_the_local_day', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (374, 'releases', '0003_add_reporting', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (375, 'releases', '0004_bind_reporting', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (376, 'returns', '0001_add_returns', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (377, 'returns', '0002_bind_returns', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (378, 'screens', '0001_create_tables', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (379, 'site', '0001_worker_leases', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (380, 'support', '0001_add_plans', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (381, 'support', '0002_bind_plans', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (384, 'support', '0005_bind_stored_files', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (385, 'support', '0006_add_sessions', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (386, 'support', '0007_bind_sessions', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (387, 'support', '0008_add_followups', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (388, 'support', '0009_bind_followups', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (389, 'support', '0010_add_participations', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (390, 'support', '0011_bind_participations', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (391, 'support', '0012_add_houses', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (392, 'support', '0013_bind_houses', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (393, 'support', '0014_add_others', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (394, 'support', '0015_bind_others', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (395, 'support', '0016_add_stories', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (396, 'support', '0017_bind_stories', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (397, 'support', '0018_keep_stories', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (398, 'support', '0019_add_wages', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (399, 'support', '0020_bind_wages', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (400, 'taggit', '0002_auto_20150616_2121', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (401, 'taggit', '0003_taggeditem_add_unique_index', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (402, 'taggit', '0004_alter_taggeditem_content_type_alter_taggeditem_tag', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (403, 'taggit', '0005_auto_20220424_2025', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (404, 'taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (405, 'wagtailadmin', '0002_admin', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (406, 'wagtailadmin', '0003_admin_managed', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (407, 'wagtailadmin', '0004_editingsession', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (408, 'wagtailadmin', '0005_editingsession_is_editing', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (409, 'wagtailadmin', '0006_formstate', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (410, 'wagtailsearch', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (411, 'wagtailsearch', '0002_add_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (412, 'wagtailsearch', '0003_remove_editors_pick', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (413, 'wagtailsearch', '0004_querydailyhits_verbose_name_plural', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (414, 'wagtailsearch', '0005_create_indexentry', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (415, 'wagtailsearch', '0006_customise_indexentry', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (416, 'wagtailsearch', '0007_delete_editorspick', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (417, 'wagtailsearch', '0008_remove_query_and_querydailyhits_models', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (418, 'wagtailsearch', '0009_remove_ngram_autocomplete', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (419, 'wagtailsearch', '0010_add_text_fields', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (420, 'wagtailusers', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (421, 'wagtailusers', '0002_add_verbose_name_on_userprofile', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (422, 'wagtailusers', '0003_add_verbose_names', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (423, 'wagtailusers', '0004_capitalizeverbose', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (424, 'wagtailusers', '0005_make_related_name_wagtail_specific', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (425, 'wagtailusers', '0006_userprofile_prefered_language', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (426, 'wagtailusers', '0007_userprofile_current_time_zone', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (427, 'wagtailusers', '0008_userprofile_avatar', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (428, 'wagtailusers', '0009_userprofile_verbose_name_plural', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (429, 'wagtailusers', '0010_userprofile_updated_comments_notifications', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (430, 'wagtailusers', '0011_userprofile_dismissibles', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (431, 'wagtailusers', '0012_userprofile_theme', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (432, 'wagtailusers', '0013_userprofile_density', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (433, 'wagtailusers', '0014_userprofile_contrast', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (434, 'wagtailusers', '0015_userprofile_keyboard_shortcuts', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (435, 'warnings', '0001_create_tables', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (436, 'warnings', '0002_refuse_one_alone', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (437, 'warnings', '0003_note_copies', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (438, 'warnings', '0004_wait_for_translators', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (439, 'warnings', '0005_let_desks_read_first', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (440, 'warnings', '0006_correct_copies', '2026-01-01 00:00:00+00');


INSERT INTO public.wagtailcore_collection VALUES (1, '0001', 1, 0, 'Root');


INSERT INTO public.wagtailcore_groupapprovaltask VALUES (1);


INSERT INTO public.wagtailcore_groupapprovaltask_groups VALUES (1, 1, 1);


INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (1, 1, 1, 109);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (2, 1, 2, 109);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (3, 1, 1, 110);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (4, 1, 2, 110);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (5, 1, 1, 113);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (6, 1, 2, 113);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (7, 1, 1, 114);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (8, 1, 2, 114);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (9, 1, 1, 115);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (10, 1, 2, 115);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (11, 1, 1, 117);
INSERT INTO public.wagtailcore_groupcollectionpermission VALUES (12, 1, 2, 117);


INSERT INTO public.wagtailcore_grouppagepermission VALUES (1, 1, 1, 69);
INSERT INTO public.wagtailcore_grouppagepermission VALUES (2, 1, 1, 70);
INSERT INTO public.wagtailcore_grouppagepermission VALUES (3, 1, 1, 75);
INSERT INTO public.wagtailcore_grouppagepermission VALUES (4, 2, 1, 69);
INSERT INTO public.wagtailcore_grouppagepermission VALUES (5, 2, 1, 70);
INSERT INTO public.wagtailcore_grouppagepermission VALUES (6, 1, 1, 74);
INSERT INTO public.wagtailcore_grouppagepermission VALUES (7, 1, 1, 76);


INSERT INTO public.wagtailcore_locale VALUES (1, 'en');


INSERT INTO public.wagtailcore_page VALUES (1, '0001', 1, 1, 'Root', 'root', true, false, '/', '', false, '', NULL, NULL, false, 1, NULL, false, NULL, NULL, NULL, NULL, 'Root', NULL, NULL, '25bbdcd0-6c32-d477-f7fa-1c3e4a91b032', 1, NULL, NULL);
INSERT INTO public.wagtailcore_page VALUES (2, '00010001', 2, 0, 'Welcome to your new Wagtail site!', 'home', true, false, '/home/', '', false, '', NULL, NULL, false, 1, NULL, false, NULL, NULL, NULL, NULL, 'Welcome to your new Wagtail site!', NULL, NULL, '1c7c5492-5f15-3e0a-aa12-758d70af17d2', 1, NULL, NULL);


INSERT INTO public.wagtailcore_site VALUES (1, 'localhost', 80, true, 2, '');


INSERT INTO public.wagtailcore_task VALUES (1, 'Moderators approval', true, 2);


INSERT INTO public.wagtailcore_workflow VALUES (1, 'Moderators approval', true);


INSERT INTO public.wagtailcore_workflowpage VALUES (1, 1);


INSERT INTO public.wagtailcore_workflowtask VALUES (1, 0, 1, 1);


SELECT pg_catalog.setval('public.accounts_account_groups_id_seq', 1, false);


SELECT pg_catalog.setval('public.accounts_account_user_permissions_id_seq', 1, false);


SELECT pg_catalog.setval('public.auth_group_id_seq', 2, true);


SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 18, true);


SELECT pg_catalog.setval('public.auth_permission_id_seq', 951, true);


SELECT pg_catalog.setval('public.devices_count_id_seq', 1, false);


SELECT pg_catalog.setval('public.devices_countbatch_id_seq', 1, false);


SELECT pg_catalog.setval('public.devices_played_id_seq', 1, false);


SELECT pg_catalog.setval('public.devices_signcount_id_seq', 1, false);


SELECT pg_catalog.setval('public.django_content_type_id_seq', 237, true);


SELECT pg_catalog.setval('public.django_migrations_id_seq', 440, true);


SELECT pg_catalog.setval('public.guide_look_id_seq', 1, false);


SELECT pg_catalog.setval('public.guide_nativereading_id_seq', 1, false);


SELECT pg_catalog.setval('public.guide_secondpersontask_groups_id_seq', 1, false);


SELECT pg_catalog.setval('public.guide_told_id_seq', 1, false);


SELECT pg_catalog.setval('public.screens_playlistitem_id_seq', 1, false);


SELECT pg_catalog.setval('public.taggit_tag_id_seq', 1, false);


SELECT pg_catalog.setval('public.taggit_taggeditem_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailadmin_admin_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailadmin_editingsession_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailadmin_formstate_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailcore_apitoken_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailcore_collection_id_seq', 1, true);


SELECT pg_catalog.setval('public.wagtailcore_collectionviewrestriction_groups_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailcore_collectionviewrestriction_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailcore_comment_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailcore_commentreply_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailcore_groupapprovaltask_groups_id_seq', 1, true);


SELECT pg_catalog.setval('public.wagtailcore_groupcollectionpermission_id_seq', 12, true);


SELECT pg_catalog.setval('public.wagtailcore_grouppagepermission_id_seq', 7, true);


SELECT pg_catalog.setval('public.wagtailcore_groupsitepermission_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailcore_locale_id_seq', 1, true);


SELECT pg_catalog.setval('public.wagtailcore_modellogentry_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailcore_page_id_seq', 2, true);


SELECT pg_catalog.setval('public.wagtailcore_pagelogentry_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailcore_pagerevision_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailcore_pagesubscription_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailcore_pageviewrestriction_groups_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailcore_pageviewrestriction_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailcore_referenceindex_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailcore_site_id_seq', 1, true);


SELECT pg_catalog.setval('public.wagtailcore_task_id_seq', 1, true);


SELECT pg_catalog.setval('public.wagtailcore_taskstate_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailcore_uploadedfile_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailcore_workflow_id_seq', 1, true);


SELECT pg_catalog.setval('public.wagtailcore_workflowstate_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailcore_workflowtask_id_seq', 1, true);


SELECT pg_catalog.setval('public.wagtaildocs_document_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailimages_image_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailimages_rendition_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailsearch_indexentry_id_seq', 1, false);


SELECT pg_catalog.setval('public.wagtailusers_userprofile_id_seq', 1, false);


ALTER TABLE ONLY public.accounts_account_groups
    ADD CONSTRAINT accounts_account_groups_account_id_group_id_f64165b0_uniq UNIQUE (account_id, group_id);


ALTER TABLE ONLY public.accounts_account_groups
    ADD CONSTRAINT accounts_account_groups_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.accounts_account
    ADD CONSTRAINT accounts_account_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.accounts_account_user_permissions
    ADD CONSTRAINT accounts_account_user_pe_account_id_permission_id_9af93c14_uniq UNIQUE (account_id, permission_id);


ALTER TABLE ONLY public.accounts_account_user_permissions
    ADD CONSTRAINT accounts_account_user_permissions_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.accounts_invitation
    ADD CONSTRAINT accounts_invitation_account_id_key UNIQUE (account_id);


ALTER TABLE ONLY public.accounts_invitation
    ADD CONSTRAINT accounts_invitation_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.accounts_invitation
    ADD CONSTRAINT accounts_invitation_token_hash_key UNIQUE (token_hash);


ALTER TABLE ONLY public.accounts_personkey
    ADD CONSTRAINT accounts_personkey_account_id_key UNIQUE (account_id);


ALTER TABLE ONLY public.accounts_personkey
    ADD CONSTRAINT accounts_personkey_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.accounts_session
    ADD CONSTRAINT accounts_session_key_hash_key UNIQUE (key_hash);


ALTER TABLE ONLY public.accounts_session
    ADD CONSTRAINT accounts_session_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.accounts_tries
    ADD CONSTRAINT accounts_tries_pkey PRIMARY KEY (name_hash);


ALTER TABLE ONLY public.guide_approvedfile
    ADD CONSTRAINT approved_file_once UNIQUE (kind, object_id);


ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);


ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);


ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);


ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.cases_assignment
    ADD CONSTRAINT cases_assigned_once UNIQUE (case_id, member_id);


ALTER TABLE ONLY public.cases_assignment
    ADD CONSTRAINT cases_assignment_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.cases_caseitem
    ADD CONSTRAINT cases_caseitem_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.cases_comparedlist
    ADD CONSTRAINT cases_compared_once UNIQUE (member_id, list, digest);


ALTER TABLE ONLY public.cases_comparedlist
    ADD CONSTRAINT cases_comparedlist_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.cases_desk
    ADD CONSTRAINT cases_desk_pkey PRIMARY KEY (organisation_id);


ALTER TABLE ONLY public.cases_erased
    ADD CONSTRAINT cases_erased_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.cases_findingsheet
    ADD CONSTRAINT cases_findingsheet_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.cases_group
    ADD CONSTRAINT cases_group_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.cases_caseitem
    ADD CONSTRAINT cases_item_once UNIQUE (case_id, kind, number);


ALTER TABLE ONLY public.cases_lawyernote
    ADD CONSTRAINT cases_lawyernote_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.cases_lawyerseal
    ADD CONSTRAINT cases_lawyerseal_note_id_key UNIQUE (note_id);


ALTER TABLE ONLY public.cases_lawyerseal
    ADD CONSTRAINT cases_lawyerseal_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.cases_merge
    ADD CONSTRAINT cases_merge_merged_key UNIQUE (merged);


ALTER TABLE ONLY public.cases_merge
    ADD CONSTRAINT cases_merge_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.cases_named
    ADD CONSTRAINT cases_named_once UNIQUE (person_id, member_id);


ALTER TABLE ONLY public.cases_named
    ADD CONSTRAINT cases_named_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.cases_newcomer
    ADD CONSTRAINT cases_newcomer_once UNIQUE (person_id, member_id);


ALTER TABLE ONLY public.cases_newcomer
    ADD CONSTRAINT cases_newcomer_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.cases_onpaper
    ADD CONSTRAINT cases_onpaper_person_id_key UNIQUE (person_id);


ALTER TABLE ONLY public.cases_onpaper
    ADD CONSTRAINT cases_onpaper_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.cases_opening
    ADD CONSTRAINT cases_opening_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.cases_ownclock
    ADD CONSTRAINT cases_own_clock_once UNIQUE (organisation_id, stage);


ALTER TABLE ONLY public.cases_ownclock
    ADD CONSTRAINT cases_ownclock_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.cases_personchange
    ADD CONSTRAINT cases_person_change_once UNIQUE (of, number);


ALTER TABLE ONLY public.cases_person
    ADD CONSTRAINT cases_person_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.cases_personchange
    ADD CONSTRAINT cases_personchange_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.cases_task
    ADD CONSTRAINT cases_task_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.complaints_letterbox
    ADD CONSTRAINT complaints_letterbox_name_key UNIQUE (name);


ALTER TABLE ONLY public.complaints_letterbox
    ADD CONSTRAINT complaints_letterbox_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.complaints_receiver
    ADD CONSTRAINT complaints_named_once UNIQUE (organisation_id, member_id);


ALTER TABLE ONLY public.complaints_receiver
    ADD CONSTRAINT complaints_receiver_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.complaints_seal
    ADD CONSTRAINT complaints_seal_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.complaints_seal
    ADD CONSTRAINT complaints_sealed_once UNIQUE (complaint_id, key_id);


ALTER TABLE ONLY public.complaints_secondorganisation
    ADD CONSTRAINT complaints_secondorganisation_organisation_id_key UNIQUE (organisation_id);


ALTER TABLE ONLY public.complaints_secondorganisation
    ADD CONSTRAINT complaints_secondorganisation_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.devices_alert
    ADD CONSTRAINT devices_alert_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.devices_countbatch
    ADD CONSTRAINT devices_batch_counted_once UNIQUE (device_id, batch);


ALTER TABLE ONLY public.devices_count
    ADD CONSTRAINT devices_count_once UNIQUE (device_id, place, hour, language, what, key);


ALTER TABLE ONLY public.devices_count
    ADD CONSTRAINT devices_count_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.devices_countbatch
    ADD CONSTRAINT devices_countbatch_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.devices_device
    ADD CONSTRAINT devices_device_key_hash_key UNIQUE (key_hash);


ALTER TABLE ONLY public.devices_device
    ADD CONSTRAINT devices_device_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.devices_devicegroup
    ADD CONSTRAINT devices_devicegroup_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.devices_devicegroup
    ADD CONSTRAINT devices_devicegroup_slug_key UNIQUE (slug);


ALTER TABLE ONLY public.devices_enrolment
    ADD CONSTRAINT devices_enrolment_code_hash_key UNIQUE (code_hash);


ALTER TABLE ONLY public.devices_enrolment
    ADD CONSTRAINT devices_enrolment_key_hash_key UNIQUE (key_hash);


ALTER TABLE ONLY public.devices_enrolment
    ADD CONSTRAINT devices_enrolment_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.devices_devicegroup
    ADD CONSTRAINT devices_group_name_once UNIQUE (organisation_id, name);


ALTER TABLE ONLY public.devices_placesettings
    ADD CONSTRAINT devices_placesettings_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.devices_placesettings
    ADD CONSTRAINT devices_placesettings_place_key UNIQUE (place);


ALTER TABLE ONLY public.devices_played
    ADD CONSTRAINT devices_played_once UNIQUE (device_id, place, hour, language, item);


ALTER TABLE ONLY public.devices_played
    ADD CONSTRAINT devices_played_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.devices_screenshot
    ADD CONSTRAINT devices_screenshot_pkey PRIMARY KEY (device_id);


ALTER TABLE ONLY public.devices_signcount
    ADD CONSTRAINT devices_sign_once UNIQUE (month, country, sign);


ALTER TABLE ONLY public.devices_signcount
    ADD CONSTRAINT devices_signcount_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.devices_wish
    ADD CONSTRAINT devices_wish_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.directory_contact
    ADD CONSTRAINT directory_contact_pkey PRIMARY KEY (key);


ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);


ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.django_tasks_database_dbtaskresult
    ADD CONSTRAINT django_tasks_database_dbtaskresult_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.guide_approvedfile
    ADD CONSTRAINT guide_approvedfile_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.guide_articlepage
    ADD CONSTRAINT guide_articlepage_pkey PRIMARY KEY (page_ptr_id);


ALTER TABLE ONLY public.guide_countrypage
    ADD CONSTRAINT guide_countrypage_pkey PRIMARY KEY (page_ptr_id);


ALTER TABLE ONLY public.guide_guidehome
    ADD CONSTRAINT guide_guidehome_pkey PRIMARY KEY (page_ptr_id);


ALTER TABLE ONLY public.guide_legalstanding
    ADD CONSTRAINT guide_legalstanding_pkey PRIMARY KEY (key);


ALTER TABLE ONLY public.guide_letterbox
    ADD CONSTRAINT guide_letterbox_pkey PRIMARY KEY (account_id);


ALTER TABLE ONLY public.guide_look
    ADD CONSTRAINT guide_look_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.guide_nativereading
    ADD CONSTRAINT guide_nativereading_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.guide_nativereading
    ADD CONSTRAINT guide_nativereading_revision_id_key UNIQUE (revision_id);


ALTER TABLE ONLY public.guide_proposal
    ADD CONSTRAINT guide_proposal_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.guide_secondpersontask_groups
    ADD CONSTRAINT guide_secondpersontask_g_secondpersontask_id_grou_9f3f797a_uniq UNIQUE (secondpersontask_id, group_id);


ALTER TABLE ONLY public.guide_secondpersontask_groups
    ADD CONSTRAINT guide_secondpersontask_groups_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.guide_secondpersontask
    ADD CONSTRAINT guide_secondpersontask_pkey PRIMARY KEY (task_ptr_id);


ALTER TABLE ONLY public.guide_source
    ADD CONSTRAINT guide_source_pkey PRIMARY KEY (key);


ALTER TABLE ONLY public.guide_told
    ADD CONSTRAINT guide_told_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.guide_topicpage
    ADD CONSTRAINT guide_topicpage_pkey PRIMARY KEY (page_ptr_id);


ALTER TABLE ONLY public.guide_translatorfile
    ADD CONSTRAINT guide_translatorfile_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.guide_watchedpage
    ADD CONSTRAINT guide_watchedpage_pkey PRIMARY KEY (key);


ALTER TABLE ONLY public.intake_consultation
    ADD CONSTRAINT intake_consultation_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.intake_receipt
    ADD CONSTRAINT intake_receipt_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.intake_report
    ADD CONSTRAINT intake_report_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.intake_sending
    ADD CONSTRAINT intake_sending_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.journal_entry
    ADD CONSTRAINT journal_entry_once UNIQUE NULLS NOT DISTINCT (organisation_id, sequence);


ALTER TABLE ONLY public.journal_entry
    ADD CONSTRAINT journal_entry_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.journal_head
    ADD CONSTRAINT journal_head_pkey PRIMARY KEY (chain);


ALTER TABLE ONLY public.journal_subject
    ADD CONSTRAINT journal_subject_once UNIQUE (entry_id, kind, subject_id);


ALTER TABLE ONLY public.journal_subject
    ADD CONSTRAINT journal_subject_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.learning_cohort
    ADD CONSTRAINT learning_cohort_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.learning_employer
    ADD CONSTRAINT learning_employer_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.learning_issuer
    ADD CONSTRAINT learning_issuer_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.learning_learner
    ADD CONSTRAINT learning_learner_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.learning_livelihood
    ADD CONSTRAINT learning_livelihood_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.learning_namedforlivelihood
    ADD CONSTRAINT learning_named_for_livelihood_once UNIQUE (livelihood_id, member_id);


ALTER TABLE ONLY public.learning_named
    ADD CONSTRAINT learning_named_once UNIQUE (learner_id, member_id);


ALTER TABLE ONLY public.learning_named
    ADD CONSTRAINT learning_named_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.learning_namedforlivelihood
    ADD CONSTRAINT learning_namedforlivelihood_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.learning_issuer
    ADD CONSTRAINT learning_one_issuer UNIQUE (organisation_id);


ALTER TABLE ONLY public.legal_aid_absence
    ADD CONSTRAINT legal_aid_absence_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.legal_aid_advocate
    ADD CONSTRAINT legal_aid_advocate_once UNIQUE (organisation_id, number);


ALTER TABLE ONLY public.legal_aid_advocate
    ADD CONSTRAINT legal_aid_advocate_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.legal_aid_advocateaccount
    ADD CONSTRAINT legal_aid_advocateaccount_advocate_id_key UNIQUE (advocate_id);


ALTER TABLE ONLY public.legal_aid_advocateaccount
    ADD CONSTRAINT legal_aid_advocateaccount_member_id_key UNIQUE (member_id);


ALTER TABLE ONLY public.legal_aid_advocateaccount
    ADD CONSTRAINT legal_aid_advocateaccount_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.legal_aid_assignment
    ADD CONSTRAINT legal_aid_assignment_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.legal_aid_caseneed
    ADD CONSTRAINT legal_aid_caseneed_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.legal_aid_caseneed
    ADD CONSTRAINT legal_aid_caseneed_sent_id_key UNIQUE (sent_id);


ALTER TABLE ONLY public.legal_aid_dutyslot
    ADD CONSTRAINT legal_aid_duty_once EXCLUDE USING gist (advocate_id WITH =, tstzrange(begins_at, ends_at) WITH &&);


ALTER TABLE ONLY public.legal_aid_dutyslot
    ADD CONSTRAINT legal_aid_dutyslot_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.legal_aid_dutyswap
    ADD CONSTRAINT legal_aid_dutyswap_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.legal_aid_dutyswap
    ADD CONSTRAINT legal_aid_dutyswap_slot_id_key UNIQUE (slot_id);


ALTER TABLE ONLY public.legal_aid_lawyerplan
    ADD CONSTRAINT legal_aid_lawyerplan_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.legal_aid_look
    ADD CONSTRAINT legal_aid_look_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.legal_aid_mandatenotes
    ADD CONSTRAINT legal_aid_mandate_notes_once UNIQUE (mandate_id, key_id);


ALTER TABLE ONLY public.legal_aid_mandate
    ADD CONSTRAINT legal_aid_mandate_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.legal_aid_mandatereader
    ADD CONSTRAINT legal_aid_mandate_reader_once UNIQUE (mandate_id, key_id);


ALTER TABLE ONLY public.legal_aid_mandatenotes
    ADD CONSTRAINT legal_aid_mandatenotes_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.legal_aid_mandatereader
    ADD CONSTRAINT legal_aid_mandatereader_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.legal_aid_need
    ADD CONSTRAINT legal_aid_need_once UNIQUE (organisation_id, partner_node, partner, need);


ALTER TABLE ONLY public.legal_aid_need
    ADD CONSTRAINT legal_aid_need_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.legal_aid_offer
    ADD CONSTRAINT legal_aid_offer_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.legal_aid_otherside
    ADD CONSTRAINT legal_aid_otherside_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.legal_aid_rightanswer
    ADD CONSTRAINT legal_aid_rightanswer_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.legal_aid_roadtable
    ADD CONSTRAINT legal_aid_roads_once UNIQUE (organisation_id);


ALTER TABLE ONLY public.legal_aid_roadtable
    ADD CONSTRAINT legal_aid_roadtable_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.legal_aid_sentneed
    ADD CONSTRAINT legal_aid_sent_need_once UNIQUE (organisation_id, need);


ALTER TABLE ONLY public.legal_aid_sentneed
    ADD CONSTRAINT legal_aid_sentneed_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.legal_aid_turn
    ADD CONSTRAINT legal_aid_turn_offer_id_key UNIQUE (offer_id);


ALTER TABLE ONLY public.legal_aid_turn
    ADD CONSTRAINT legal_aid_turn_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.legal_aid_turn
    ADD CONSTRAINT legal_aid_turn_place UNIQUE (batch, place);


ALTER TABLE ONLY public.legal_aid_vouchingkey
    ADD CONSTRAINT legal_aid_vouchingkey_key_id_key UNIQUE (key_id);


ALTER TABLE ONLY public.legal_aid_vouchingkey
    ADD CONSTRAINT legal_aid_vouchingkey_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.letters_incoming
    ADD CONSTRAINT letters_arrived_once UNIQUE (organisation_id, from_node, letter, digest);


ALTER TABLE ONLY public.letters_arrivingfile
    ADD CONSTRAINT letters_arriving_file_once UNIQUE (opened_id, number);


ALTER TABLE ONLY public.letters_arrivingfile
    ADD CONSTRAINT letters_arrivingfile_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.letters_belief
    ADD CONSTRAINT letters_belief_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.letters_belief
    ADD CONSTRAINT letters_believed_once UNIQUE (organisation_id, partner_node, partner, key);


ALTER TABLE ONLY public.letters_card
    ADD CONSTRAINT letters_card_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.letters_inboxkey
    ADD CONSTRAINT letters_inbox_key_once UNIQUE (circle_id, number);


ALTER TABLE ONLY public.letters_inboxkey
    ADD CONSTRAINT letters_inboxkey_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.letters_incoming
    ADD CONSTRAINT letters_incoming_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.letters_openedletter
    ADD CONSTRAINT letters_opened_once UNIQUE (organisation_id, issuer_node, issuer, letter);


ALTER TABLE ONLY public.letters_openedletter
    ADD CONSTRAINT letters_openedletter_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.letters_outgoing
    ADD CONSTRAINT letters_outgoing_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.letters_recalled
    ADD CONSTRAINT letters_recalled_once UNIQUE (issuer_node, issuer, letter, key);


ALTER TABLE ONLY public.letters_recalled
    ADD CONSTRAINT letters_recalled_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.letters_sentfile
    ADD CONSTRAINT letters_sent_file_once UNIQUE (letter_id, number);


ALTER TABLE ONLY public.letters_sentfile
    ADD CONSTRAINT letters_sentfile_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.letters_outgoing
    ADD CONSTRAINT letters_sequence_once UNIQUE (organisation_id, to_node, to_organisation, sequence);


ALTER TABLE ONLY public.letters_signingkey
    ADD CONSTRAINT letters_signing_key_once UNIQUE (organisation_id, number);


ALTER TABLE ONLY public.letters_signingkey
    ADD CONSTRAINT letters_signingkey_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.guide_look
    ADD CONSTRAINT look_once_a_press UNIQUE (page_id, press);


ALTER TABLE ONLY public.mailings_subscriber
    ADD CONSTRAINT mailings_address_once UNIQUE (list_id, name);


ALTER TABLE ONLY public.mailings_delivery
    ADD CONSTRAINT mailings_delivery_once UNIQUE (mailing_id, subscriber_id);


ALTER TABLE ONLY public.mailings_delivery
    ADD CONSTRAINT mailings_delivery_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.mailings_endedlink
    ADD CONSTRAINT mailings_endedlink_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.mailings_endedmailing
    ADD CONSTRAINT mailings_endedmailing_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.mailings_endedlink
    ADD CONSTRAINT mailings_link_ends_once UNIQUE (organisation_id, link);


ALTER TABLE ONLY public.mailings_mailinglist
    ADD CONSTRAINT mailings_list_once UNIQUE (organisation_id, name_en);


ALTER TABLE ONLY public.mailings_endedmailing
    ADD CONSTRAINT mailings_mailing_ends_once UNIQUE (organisation_id, mailing);


ALTER TABLE ONLY public.mailings_mailing
    ADD CONSTRAINT mailings_mailing_of_organisation UNIQUE (organisation_id, id);


ALTER TABLE ONLY public.mailings_mailing
    ADD CONSTRAINT mailings_mailing_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.mailings_mailinglist
    ADD CONSTRAINT mailings_mailinglist_of_organisation UNIQUE (organisation_id, id);


ALTER TABLE ONLY public.mailings_mailinglist
    ADD CONSTRAINT mailings_mailinglist_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.mailings_mailtext
    ADD CONSTRAINT mailings_mailtext_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.mailings_subscriber
    ADD CONSTRAINT mailings_subscriber_link_key UNIQUE (link);


ALTER TABLE ONLY public.mailings_subscriber
    ADD CONSTRAINT mailings_subscriber_of_organisation UNIQUE (organisation_id, id);


ALTER TABLE ONLY public.mailings_subscriber
    ADD CONSTRAINT mailings_subscriber_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.mailings_mailtext
    ADD CONSTRAINT mailings_text_once UNIQUE (mailing_id, language);


ALTER TABLE ONLY public.newsletter_block
    ADD CONSTRAINT newsletter_block_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.newsletter_erratum
    ADD CONSTRAINT newsletter_erratum_number UNIQUE (issue_id, number);


ALTER TABLE ONLY public.newsletter_erratum
    ADD CONSTRAINT newsletter_erratum_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.newsletter_issue
    ADD CONSTRAINT newsletter_issue_named_by_newsletter UNIQUE (organisation_id, id);


ALTER TABLE ONLY public.newsletter_issue
    ADD CONSTRAINT newsletter_issue_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.newsletter_openissue
    ADD CONSTRAINT newsletter_openissue_pkey PRIMARY KEY (issue_id);


ALTER TABLE ONLY public.newsletter_posting
    ADD CONSTRAINT newsletter_posting_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.newsletter_quote
    ADD CONSTRAINT newsletter_quote_count_once UNIQUE (issue_id, release_id, of_table, codes);


ALTER TABLE ONLY public.newsletter_quote
    ADD CONSTRAINT newsletter_quote_number UNIQUE (issue_id, number);


ALTER TABLE ONLY public.newsletter_quote
    ADD CONSTRAINT newsletter_quote_of_issue UNIQUE (issue_id, id);


ALTER TABLE ONLY public.newsletter_quote
    ADD CONSTRAINT newsletter_quote_once UNIQUE (issue_id, indicator_id, period_id);


ALTER TABLE ONLY public.newsletter_quote
    ADD CONSTRAINT newsletter_quote_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.observations_observation
    ADD CONSTRAINT observations_observation_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.observations_sentobservation
    ADD CONSTRAINT observations_sentobservation_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.observations_taking
    ADD CONSTRAINT observations_taking_once UNIQUE (observation_id, number);


ALTER TABLE ONLY public.observations_taking
    ADD CONSTRAINT observations_taking_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.observations_taking
    ADD CONSTRAINT observations_warning_once UNIQUE (warning);


ALTER TABLE ONLY public.once_sentform
    ADD CONSTRAINT once_sentform_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.organisations_circlekey
    ADD CONSTRAINT organisations_circle_key_once UNIQUE (circle_id, number);


ALTER TABLE ONLY public.organisations_circle
    ADD CONSTRAINT organisations_circle_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.organisations_circleholding
    ADD CONSTRAINT organisations_circleholding_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.organisations_circleholding
    ADD CONSTRAINT organisations_circleholding_voucher_id_key UNIQUE (voucher_id);


ALTER TABLE ONLY public.organisations_circlekey
    ADD CONSTRAINT organisations_circlekey_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.organisations_circlevoucher
    ADD CONSTRAINT organisations_circlevoucher_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.organisations_epoch
    ADD CONSTRAINT organisations_epoch_once UNIQUE (organisation_id, number);


ALTER TABLE ONLY public.organisations_epoch
    ADD CONSTRAINT organisations_epoch_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.organisations_holding
    ADD CONSTRAINT organisations_holding_once UNIQUE (epoch_id, member_id);


ALTER TABLE ONLY public.organisations_holding
    ADD CONSTRAINT organisations_holding_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.organisations_circlevoucher
    ADD CONSTRAINT organisations_in_circle_once UNIQUE (circle_key_id, member_id);


ALTER TABLE ONLY public.organisations_intake
    ADD CONSTRAINT organisations_intake_organisation_id_key UNIQUE (organisation_id);


ALTER TABLE ONLY public.organisations_intake
    ADD CONSTRAINT organisations_intake_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.organisations_member
    ADD CONSTRAINT organisations_member_account_id_key UNIQUE (account_id);


ALTER TABLE ONLY public.organisations_member
    ADD CONSTRAINT organisations_member_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.organisations_node
    ADD CONSTRAINT organisations_node_only_key UNIQUE ("only");


ALTER TABLE ONLY public.organisations_node
    ADD CONSTRAINT organisations_node_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.organisations_organisation
    ADD CONSTRAINT organisations_organisation_name_key UNIQUE (name);


ALTER TABLE ONLY public.organisations_organisation
    ADD CONSTRAINT organisations_organisation_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.organisations_recoveryset
    ADD CONSTRAINT organisations_recoveryset_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.organisations_regrant
    ADD CONSTRAINT organisations_regrant_once UNIQUE (epoch_id, member_id);


ALTER TABLE ONLY public.organisations_regrant
    ADD CONSTRAINT organisations_regrant_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.organisations_circlevoucher
    ADD CONSTRAINT organisations_vouched_once UNIQUE (epoch_id, member_id);


ALTER TABLE ONLY public.outreach_campaign
    ADD CONSTRAINT outreach_campaign_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.outreach_commitment
    ADD CONSTRAINT outreach_commitment_of_organisation UNIQUE (organisation_id, id);


ALTER TABLE ONLY public.outreach_commitment
    ADD CONSTRAINT outreach_commitment_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.outreach_event
    ADD CONSTRAINT outreach_event_named_by_newsletter UNIQUE (organisation_id, id);


ALTER TABLE ONLY public.outreach_event
    ADD CONSTRAINT outreach_event_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.outreach_feed
    ADD CONSTRAINT outreach_feed_name_key UNIQUE (name);


ALTER TABLE ONLY public.outreach_feed
    ADD CONSTRAINT outreach_feed_pkey PRIMARY KEY (organisation_id);


ALTER TABLE ONLY public.outreach_openpartner
    ADD CONSTRAINT outreach_open_partner_once UNIQUE (partner_id, country);


ALTER TABLE ONLY public.outreach_openpartner
    ADD CONSTRAINT outreach_openpartner_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.outreach_openrecommendation
    ADD CONSTRAINT outreach_openrecommendation_pkey PRIMARY KEY (recommendation_id);


ALTER TABLE ONLY public.outreach_partner
    ADD CONSTRAINT outreach_partner_of_organisation UNIQUE (organisation_id, id);


ALTER TABLE ONLY public.outreach_partner
    ADD CONSTRAINT outreach_partner_once UNIQUE (organisation_id, name);


ALTER TABLE ONLY public.outreach_partner
    ADD CONSTRAINT outreach_partner_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.outreach_partnerword
    ADD CONSTRAINT outreach_partnerword_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.outreach_prooffile
    ADD CONSTRAINT outreach_prooffile_pkey PRIMARY KEY (report_id);


ALTER TABLE ONLY public.outreach_publication
    ADD CONSTRAINT outreach_publication_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.outreach_recommendation
    ADD CONSTRAINT outreach_recommendation_number UNIQUE (organisation_id, number);


ALTER TABLE ONLY public.outreach_recommendation
    ADD CONSTRAINT outreach_recommendation_of_organisation UNIQUE (organisation_id, id);


ALTER TABLE ONLY public.outreach_recommendation
    ADD CONSTRAINT outreach_recommendation_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.outreach_report
    ADD CONSTRAINT outreach_report_of_organisation UNIQUE (organisation_id, id);


ALTER TABLE ONLY public.outreach_report
    ADD CONSTRAINT outreach_report_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.outreach_snapshot
    ADD CONSTRAINT outreach_snapshot_once UNIQUE (publication_id, captured_on);


ALTER TABLE ONLY public.outreach_snapshot
    ADD CONSTRAINT outreach_snapshot_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.outreach_partnerword
    ADD CONSTRAINT outreach_word_once UNIQUE (partner_id, country);


ALTER TABLE ONLY public.packs_pack
    ADD CONSTRAINT packs_pack_pkey PRIMARY KEY (number);


ALTER TABLE ONLY public.partner_warnings_partnertaking
    ADD CONSTRAINT partner_warnings_draft_once UNIQUE (warning);


ALTER TABLE ONLY public.partner_warnings_frompartner
    ADD CONSTRAINT partner_warnings_frompartner_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.partner_warnings_partnertaking
    ADD CONSTRAINT partner_warnings_partnertaking_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.partner_warnings_partnertaking
    ADD CONSTRAINT partner_warnings_taking_once UNIQUE (told_id, number);


ALTER TABLE ONLY public.referrals_agreement
    ADD CONSTRAINT referrals_agreement_once UNIQUE (organisation_id, agreement);


ALTER TABLE ONLY public.referrals_agreement
    ADD CONSTRAINT referrals_agreement_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.referrals_casereferral
    ADD CONSTRAINT referrals_casereferral_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.referrals_casereferral
    ADD CONSTRAINT referrals_casereferral_referral_id_key UNIQUE (referral_id);


ALTER TABLE ONLY public.referrals_casereturn
    ADD CONSTRAINT referrals_casereturn_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.referrals_referralletter
    ADD CONSTRAINT referrals_letter_once UNIQUE (referral_id, letter);


ALTER TABLE ONLY public.referrals_casereturn
    ADD CONSTRAINT referrals_one_return_a_case UNIQUE (case_id);


ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referrals_referral_once UNIQUE (organisation_id, partner_node, partner, referral);


ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referrals_referral_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.referrals_referralletter
    ADD CONSTRAINT referrals_referralletter_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.referrals_reminder
    ADD CONSTRAINT referrals_reminder_member_id_key UNIQUE (member_id);


ALTER TABLE ONLY public.referrals_reminder
    ADD CONSTRAINT referrals_reminder_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.releases_release
    ADD CONSTRAINT releases_number_once UNIQUE (organisation_id, number);


ALTER TABLE ONLY public.releases_release
    ADD CONSTRAINT releases_release_named_by_newsletter UNIQUE (organisation_id, id);


ALTER TABLE ONLY public.releases_release
    ADD CONSTRAINT releases_release_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.releases_reporting
    ADD CONSTRAINT releases_reporting_pkey PRIMARY KEY (release_id);


ALTER TABLE ONLY public.results_answer
    ADD CONSTRAINT results_answer_once UNIQUE (period_id, source);


ALTER TABLE ONLY public.results_answer
    ADD CONSTRAINT results_answer_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.results_fact
    ADD CONSTRAINT results_fact_once UNIQUE (indicator_id, period_id, source);


ALTER TABLE ONLY public.results_fact
    ADD CONSTRAINT results_fact_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.results_figure
    ADD CONSTRAINT results_figure_once UNIQUE (fact_id, number);


ALTER TABLE ONLY public.results_figure
    ADD CONSTRAINT results_figure_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.results_indicator
    ADD CONSTRAINT results_indicator_code_once UNIQUE (result_id, code);


ALTER TABLE ONLY public.results_indicator
    ADD CONSTRAINT results_indicator_kind UNIQUE (id, kind, currency);


ALTER TABLE ONLY public.results_indicator
    ADD CONSTRAINT results_indicator_named_by_newsletter UNIQUE (organisation_id, id);


ALTER TABLE ONLY public.results_indicator
    ADD CONSTRAINT results_indicator_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.results_period
    ADD CONSTRAINT results_period_named_by_newsletter UNIQUE (organisation_id, id);


ALTER TABLE ONLY public.results_period
    ADD CONSTRAINT results_period_once UNIQUE (programme_id, length, first_day);


ALTER TABLE ONLY public.results_period
    ADD CONSTRAINT results_period_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.results_programme
    ADD CONSTRAINT results_programme_named_by_newsletter UNIQUE (organisation_id, id);


ALTER TABLE ONLY public.results_programme
    ADD CONSTRAINT results_programme_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.results_result
    ADD CONSTRAINT results_result_code_once UNIQUE (programme_id, code);


ALTER TABLE ONLY public.results_result
    ADD CONSTRAINT results_result_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.results_result
    ADD CONSTRAINT results_result_programme UNIQUE (id, programme_id);


ALTER TABLE ONLY public.results_target
    ADD CONSTRAINT results_target_once UNIQUE (indicator_id, period_id);


ALTER TABLE ONLY public.results_target
    ADD CONSTRAINT results_target_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.returns_arrivedreturn
    ADD CONSTRAINT returns_arrived_once UNIQUE (organisation_id, partner_node, partner, year, quarter);


ALTER TABLE ONLY public.returns_arrivedreturn
    ADD CONSTRAINT returns_arrivedreturn_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.returns_countedquarter
    ADD CONSTRAINT returns_countedquarter_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.returns_countedquarter
    ADD CONSTRAINT returns_quarter_once UNIQUE (organisation_id, year, quarter);


ALTER TABLE ONLY public.screens_playlistitem
    ADD CONSTRAINT screens_item_position UNIQUE (playlist_id, "position") DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.screens_notice
    ADD CONSTRAINT screens_notice_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.screens_playlist
    ADD CONSTRAINT screens_playlist_name_key UNIQUE (name);


ALTER TABLE ONLY public.screens_playlist
    ADD CONSTRAINT screens_playlist_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.screens_playlist
    ADD CONSTRAINT screens_playlist_slug_key UNIQUE (slug);


ALTER TABLE ONLY public.screens_playlistitem
    ADD CONSTRAINT screens_playlistitem_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.screens_schedule
    ADD CONSTRAINT screens_schedule_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.site_workerlease
    ADD CONSTRAINT site_workerlease_pkey PRIMARY KEY (worker);


ALTER TABLE ONLY public.support_asking
    ADD CONSTRAINT support_asking_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_casefile
    ADD CONSTRAINT support_casefile_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_caseparticipation
    ADD CONSTRAINT support_caseparticipation_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_casewages
    ADD CONSTRAINT support_casewages_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_circleclient
    ADD CONSTRAINT support_circleclient_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_circledanger
    ADD CONSTRAINT support_circledanger_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_circlesession
    ADD CONSTRAINT support_circlesession_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_conference
    ADD CONSTRAINT support_conference_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_conferenceguest
    ADD CONSTRAINT support_conferenceguest_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_followup
    ADD CONSTRAINT support_followup_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_goal
    ADD CONSTRAINT support_goal_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_conferenceguest
    ADD CONSTRAINT support_guest_once UNIQUE (conference_id, member_id);


ALTER TABLE ONLY public.support_house
    ADD CONSTRAINT support_house_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_houseincident
    ADD CONSTRAINT support_houseincident_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_interpreter
    ADD CONSTRAINT support_interpreter_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_interpreting
    ADD CONSTRAINT support_interpreting_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_followup
    ADD CONSTRAINT support_one_followup_a_case UNIQUE (case_id);


ALTER TABLE ONLY public.support_plan
    ADD CONSTRAINT support_one_plan_a_case UNIQUE (case_id);


ALTER TABLE ONLY public.support_plan
    ADD CONSTRAINT support_plan_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_threatreceiver
    ADD CONSTRAINT support_receiver_once UNIQUE (threat_id, member_id);


ALTER TABLE ONLY public.support_service
    ADD CONSTRAINT support_service_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_stay
    ADD CONSTRAINT support_stay_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_storedfile
    ADD CONSTRAINT support_storedfile_pkey PRIMARY KEY (file_id);


ALTER TABLE ONLY public.support_story
    ADD CONSTRAINT support_story_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_storycopy
    ADD CONSTRAINT support_storycopy_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_storypermit
    ADD CONSTRAINT support_storypermit_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_threat
    ADD CONSTRAINT support_threat_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_threatreceiver
    ADD CONSTRAINT support_threatreceiver_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.support_casewages
    ADD CONSTRAINT support_wages_once_a_case UNIQUE (case_id);


ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_name_key UNIQUE (name);


ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_slug_key UNIQUE (slug);


ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_object_id_tag_id_4bb97a8e_uni UNIQUE (content_type_id, object_id, tag_id);


ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.guide_told
    ADD CONSTRAINT told_once UNIQUE (account_id, about);


ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT unique_permission UNIQUE (group_id, page_id, permission_id);


ALTER TABLE ONLY public.wagtailadmin_admin
    ADD CONSTRAINT wagtailadmin_admin_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editingsession_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formstate_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_key_hash_key UNIQUE (key_hash);


ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_collection
    ADD CONSTRAINT wagtailcore_collection_path_key UNIQUE (path);


ALTER TABLE ONLY public.wagtailcore_collection
    ADD CONSTRAINT wagtailcore_collection_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collectionvi_collectionviewrestrictio_988995ae_uniq UNIQUE (collectionviewrestriction_id, group_id);


ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collectionviewrestriction_groups_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction
    ADD CONSTRAINT wagtailcore_collectionviewrestriction_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentreply_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapprova_groupapprovaltask_id_gro_bb5ee7eb_uniq UNIQUE (groupapprovaltask_id, group_id);


ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapprovaltask_groups_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_groupapprovaltask
    ADD CONSTRAINT wagtailcore_groupapprovaltask_pkey PRIMARY KEY (task_ptr_id);


ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcollect_group_id_collection_id_p_a21cefe9_uniq UNIQUE (group_id, collection_id, permission_id);


ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcollectionpermission_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppagepermission_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsiteper_group_id_site_id_permiss_a58ee30d_uniq UNIQUE (group_id, site_id, permission_id);


ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsitepermission_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_locale
    ADD CONSTRAINT wagtailcore_locale_language_code_key UNIQUE (language_code);


ALTER TABLE ONLY public.wagtailcore_locale
    ADD CONSTRAINT wagtailcore_locale_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_modellogentry
    ADD CONSTRAINT wagtailcore_modellogentry_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_path_key UNIQUE (path);


ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_translation_key_locale_id_9b041bad_uniq UNIQUE (translation_key, locale_id);


ALTER TABLE ONLY public.wagtailcore_pagelogentry
    ADD CONSTRAINT wagtailcore_pagelogentry_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_pagerevision_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_page_id_user_id_0cef73ed_uniq UNIQUE (page_id, user_id);


ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageviewrest_pageviewrestriction_id_g_d23f80bb_uniq UNIQUE (pageviewrestriction_id, group_id);


ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageviewrestriction_groups_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_pageviewrestriction
    ADD CONSTRAINT wagtailcore_pageviewrestriction_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenceind_base_content_type_id_obj_9e6ccd6a_uniq UNIQUE (base_content_type_id, object_id, to_content_type_id, to_object_id, content_path_hash);


ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenceindex_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_hostname_port_2c626d70_uniq UNIQUE (hostname, port);


ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_task
    ADD CONSTRAINT wagtailcore_task_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploadedfile_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_workflow
    ADD CONSTRAINT wagtailcore_workflow_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflowcontenttype_pkey PRIMARY KEY (content_type_id);


ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflowpage_pkey PRIMARY KEY (page_id);


ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflowstate_current_task_state_id_key UNIQUE (current_task_state_id);


ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflowstate_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflowtask_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflowtask_workflow_id_task_id_4ec7a62b_uniq UNIQUE (workflow_id, task_id);


ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendition_image_id_filter_spec_foc_323c8fe0_uniq UNIQUE (image_id, filter_spec, focal_point_key);


ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendition_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexentry_content_type_id_object_i_bcd7ba73_uniq UNIQUE (content_type_id, object_id);


ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexentry_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_user_id_key UNIQUE (user_id);


ALTER TABLE ONLY public.warnings_copy
    ADD CONSTRAINT warnings_copy_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.warnings_copycorrection
    ADD CONSTRAINT warnings_copycorrection_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.warnings_dropped
    ADD CONSTRAINT warnings_dropped_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.warnings_prolonging
    ADD CONSTRAINT warnings_prolonging_pkey PRIMARY KEY (id);


ALTER TABLE ONLY public.warnings_publicwarning
    ADD CONSTRAINT warnings_publicwarning_pkey PRIMARY KEY (id);


CREATE INDEX accounts_account_email_348850e2 ON public.accounts_account USING btree (email);


CREATE INDEX accounts_account_email_348850e2_like ON public.accounts_account USING btree (email varchar_pattern_ops);


CREATE INDEX accounts_account_groups_account_id_52f14852 ON public.accounts_account_groups USING btree (account_id);


CREATE INDEX accounts_account_groups_group_id_7c6a6bd1 ON public.accounts_account_groups USING btree (group_id);


CREATE INDEX accounts_account_user_permissions_account_id_816f9bde ON public.accounts_account_user_permissions USING btree (account_id);


CREATE INDEX accounts_account_user_permissions_permission_id_24620205 ON public.accounts_account_user_permissions USING btree (permission_id);


CREATE UNIQUE INDEX accounts_email_of_one_enrolled ON public.accounts_account USING btree (email) WHERE (NOT ((passphrase_record)::text = ''::text));


CREATE INDEX accounts_invitation_token_hash_3d59d75c_like ON public.accounts_invitation USING btree (token_hash varchar_pattern_ops);


CREATE INDEX accounts_session_account_id_13077c3e ON public.accounts_session USING btree (account_id);


CREATE INDEX accounts_session_expires_at_94e81f09 ON public.accounts_session USING btree (expires_at);


CREATE INDEX accounts_session_key_hash_37c483b3_like ON public.accounts_session USING btree (key_hash varchar_pattern_ops);


CREATE INDEX accounts_session_locks_at_3599ed69 ON public.accounts_session USING btree (locks_at);


CREATE INDEX accounts_tries_name_hash_62cefd76_like ON public.accounts_tries USING btree (name_hash varchar_pattern_ops);


CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);


CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);


CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);


CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);


CREATE INDEX base_content_object_idx ON public.wagtailcore_revision USING btree (base_content_type_id, object_id);


CREATE INDEX cases_assignment_case_id_b0be0e7a ON public.cases_assignment USING btree (case_id);


CREATE INDEX cases_assignment_member_id_baf8efaa ON public.cases_assignment USING btree (member_id);


CREATE INDEX cases_assignment_organisation_id_8071ee68 ON public.cases_assignment USING btree (organisation_id);


CREATE INDEX cases_case_group_id_6395295c ON public.cases_case USING btree (group_id);


CREATE INDEX cases_case_loose ON public.cases_case USING btree (organisation_id) WHERE (schema = 1);


CREATE INDEX cases_case_organisation_id_dac38ff3 ON public.cases_case USING btree (organisation_id);


CREATE INDEX cases_case_person_id_f87eeffa ON public.cases_case USING btree (person_id);


CREATE INDEX cases_caseitem_case_id_1a8e74b6 ON public.cases_caseitem USING btree (case_id);


CREATE INDEX cases_caseitem_organisation_id_d1eacf15 ON public.cases_caseitem USING btree (organisation_id);


CREATE INDEX cases_comparedlist_member_id_884abf8e ON public.cases_comparedlist USING btree (member_id);


CREATE INDEX cases_comparedlist_organisation_id_9a8a6743 ON public.cases_comparedlist USING btree (organisation_id);


CREATE INDEX cases_findingsheet_organisation_id_d7c39d8f ON public.cases_findingsheet USING btree (organisation_id);


CREATE INDEX cases_group_organisation_id_8da4c1a7 ON public.cases_group USING btree (organisation_id);


CREATE INDEX cases_lawyernote_case_id_07181ea0 ON public.cases_lawyernote USING btree (case_id);


CREATE INDEX cases_lawyernote_circle_id_aa2ffe2f ON public.cases_lawyernote USING btree (circle_id);


CREATE INDEX cases_lawyernote_key_id_018a4065 ON public.cases_lawyernote USING btree (key_id);


CREATE INDEX cases_lawyernote_member_id_d8dfd142 ON public.cases_lawyernote USING btree (member_id);


CREATE INDEX cases_lawyernote_organisation_id_0409f75a ON public.cases_lawyernote USING btree (organisation_id);


CREATE INDEX cases_lawyerseal_key_id_dcda4aca ON public.cases_lawyerseal USING btree (key_id);


CREATE INDEX cases_lawyerseal_member_id_5aa99dc6 ON public.cases_lawyerseal USING btree (member_id);


CREATE INDEX cases_lawyerseal_organisation_id_b2886486 ON public.cases_lawyerseal USING btree (organisation_id);


CREATE INDEX cases_merge_loose ON public.cases_merge USING btree (organisation_id) WHERE (schema = 1);


CREATE INDEX cases_merge_organisation_id_36f7a9de ON public.cases_merge USING btree (organisation_id);


CREATE INDEX cases_merge_person_id_ea669922 ON public.cases_merge USING btree (person_id);


CREATE INDEX cases_named_key_id_61e292b0 ON public.cases_named USING btree (key_id);


CREATE INDEX cases_named_member_id_2d10e69b ON public.cases_named USING btree (member_id);


CREATE INDEX cases_named_organisation_id_a7706a38 ON public.cases_named USING btree (organisation_id);


CREATE INDEX cases_named_person_id_c6638fd8 ON public.cases_named USING btree (person_id);


CREATE INDEX cases_newcomer_member_id_29a16206 ON public.cases_newcomer USING btree (member_id);


CREATE INDEX cases_newcomer_organisation_id_e62c4100 ON public.cases_newcomer USING btree (organisation_id);


CREATE INDEX cases_newcomer_person_id_112e7f11 ON public.cases_newcomer USING btree (person_id);


CREATE INDEX cases_onpaper_organisation_id_bceed27b ON public.cases_onpaper USING btree (organisation_id);


CREATE INDEX cases_onpaper_papers_id_90a6db79 ON public.cases_onpaper USING btree (papers_id);


CREATE INDEX cases_opening_answered_by_id_ac2bdbe8 ON public.cases_opening USING btree (answered_by_id);


CREATE INDEX cases_opening_loose ON public.cases_opening USING btree (organisation_id) WHERE (schema = 1);


CREATE INDEX cases_opening_member_id_491817df ON public.cases_opening USING btree (member_id);


CREATE INDEX cases_opening_organisation_id_0e20f2ab ON public.cases_opening USING btree (organisation_id);


CREATE INDEX cases_opening_person_id_3b2333fd ON public.cases_opening USING btree (person_id);


CREATE INDEX cases_ownclock_organisation_id_92d90e02 ON public.cases_ownclock USING btree (organisation_id);


CREATE INDEX cases_person_organisation_id_a3dddabc ON public.cases_person USING btree (organisation_id);


CREATE INDEX cases_person_restricted ON public.cases_person USING btree (organisation_id) WHERE (epoch IS NULL);


CREATE INDEX cases_person_sheet ON public.cases_person USING btree (organisation_id, sheet, id) INCLUDE (digest, epoch);


CREATE INDEX cases_personchange_organisation_id_ac3b78e8 ON public.cases_personchange USING btree (organisation_id);


CREATE INDEX cases_personchange_person_id_b4434290 ON public.cases_personchange USING btree (person_id);


CREATE INDEX cases_task_case_id_db8cf8f3 ON public.cases_task USING btree (case_id);


CREATE INDEX cases_task_member_id_9f2cb37e ON public.cases_task USING btree (member_id);


CREATE INDEX cases_task_of_case ON public.cases_task USING btree (case_id);


CREATE INDEX cases_task_organisation_id_27cf2033 ON public.cases_task USING btree (organisation_id);


CREATE INDEX cases_task_to_do ON public.cases_task USING btree (organisation_id, member_id, due_on) WHERE (NOT is_done);


CREATE INDEX cases_work_list ON public.cases_case USING btree (organisation_id, status, next_step_on);


CREATE INDEX complaints_complaint_organisation_id_aba1bc0d ON public.complaints_complaint USING btree (organisation_id);


CREATE INDEX complaints_letterbox_name_a6aba4c6_like ON public.complaints_letterbox USING btree (name varchar_pattern_ops);


CREATE INDEX complaints_letterbox_organisation_id_0119c0a9 ON public.complaints_letterbox USING btree (organisation_id);


CREATE INDEX complaints_list ON public.complaints_complaint USING btree (organisation_id, state, due_on);


CREATE INDEX complaints_receiver_key_id_82548250 ON public.complaints_receiver USING btree (key_id);


CREATE INDEX complaints_receiver_member_id_248b8e13 ON public.complaints_receiver USING btree (member_id);


CREATE INDEX complaints_receiver_organisation_id_e4f3456f ON public.complaints_receiver USING btree (organisation_id);


CREATE INDEX complaints_seal_complaint_id_1881b0e2 ON public.complaints_seal USING btree (complaint_id);


CREATE INDEX complaints_seal_key_id_90a77346 ON public.complaints_seal USING btree (key_id);


CREATE INDEX complaints_seal_organisation_id_a86b36e8 ON public.complaints_seal USING btree (organisation_id);


CREATE INDEX complaints_secondorganisation_second_id_2cca783c ON public.complaints_secondorganisation USING btree (second_id);


CREATE INDEX content_object_idx ON public.wagtailcore_revision USING btree (content_type_id, object_id);


CREATE INDEX devices_alert_device_id_de2834f7 ON public.devices_alert USING btree (device_id);


CREATE UNIQUE INDEX devices_alert_open_once ON public.devices_alert USING btree (device_id, kind) WHERE (closed_at IS NULL);


CREATE INDEX devices_count_device_id_7391f77a ON public.devices_count USING btree (device_id);


CREATE INDEX devices_count_hour ON public.devices_count USING btree (hour);


CREATE INDEX devices_countbatch_device_id_bda77714 ON public.devices_countbatch USING btree (device_id);


CREATE INDEX devices_device_group_id_0908559e ON public.devices_device USING btree (group_id);


CREATE INDEX devices_device_key_hash_b5a9e934_like ON public.devices_device USING btree (key_hash varchar_pattern_ops);


CREATE INDEX devices_device_organisation_id_3c8ca159 ON public.devices_device USING btree (organisation_id);


CREATE INDEX devices_devicegroup_organisation_id_b50fa7d8 ON public.devices_devicegroup USING btree (organisation_id);


CREATE INDEX devices_devicegroup_slug_e94407ae_like ON public.devices_devicegroup USING btree (slug varchar_pattern_ops);


CREATE INDEX devices_enrolment_code_hash_5b6ca299_like ON public.devices_enrolment USING btree (code_hash varchar_pattern_ops);


CREATE INDEX devices_enrolment_expires_at_673194ea ON public.devices_enrolment USING btree (expires_at);


CREATE INDEX devices_enrolment_key_hash_d0ba7bfa_like ON public.devices_enrolment USING btree (key_hash varchar_pattern_ops);


CREATE INDEX devices_enrolment_used_by_id_cd1d9f35 ON public.devices_enrolment USING btree (used_by_id);


CREATE UNIQUE INDEX devices_name_once_a_place ON public.devices_device USING btree (place, name) WHERE (struck_off_at IS NULL);


CREATE INDEX devices_placesettings_place_2bd4ebcb_like ON public.devices_placesettings USING btree (place varchar_pattern_ops);


CREATE INDEX devices_played_device_id_cec60d8a ON public.devices_played USING btree (device_id);


CREATE INDEX devices_played_hour ON public.devices_played USING btree (hour);


CREATE INDEX devices_wish_asked_by_id_ab8a3cf0 ON public.devices_wish USING btree (asked_by_id);


CREATE INDEX devices_wish_device_id_828a849c ON public.devices_wish USING btree (device_id);


CREATE UNIQUE INDEX devices_wish_waits_once ON public.devices_wish USING btree (device_id, kind) WHERE (done_at IS NULL);


CREATE INDEX directory_contact_key_b6519de1_like ON public.directory_contact USING btree (key varchar_pattern_ops);


CREATE INDEX directory_contact_source_a78a4f39 ON public.directory_contact USING btree (source);


CREATE INDEX directory_contact_source_a78a4f39_like ON public.directory_contact USING btree (source varchar_pattern_ops);


CREATE INDEX django_task_backend_071754_idx ON public.django_tasks_database_dbtaskresult USING btree (backend_name);


CREATE INDEX django_task_queue_n_99c321_idx ON public.django_tasks_database_dbtaskresult USING btree (queue_name);


CREATE INDEX formstate_user_object ON public.wagtailadmin_formstate USING btree (user_id, content_type_id, object_id, parent_object_id);


CREATE INDEX guide_approvedfile_approved_by_id_89ea1aea ON public.guide_approvedfile USING btree (approved_by_id);


CREATE INDEX guide_articlepage_follows_id_8c219386 ON public.guide_articlepage USING btree (follows_id);


CREATE INDEX guide_articlepage_made_from_id_f9b137d1 ON public.guide_articlepage USING btree (made_from_id);


CREATE INDEX guide_countrypage_follows_id_c4ac1eef ON public.guide_countrypage USING btree (follows_id);


CREATE INDEX guide_countrypage_made_from_id_77532e12 ON public.guide_countrypage USING btree (made_from_id);


CREATE INDEX guide_legalstanding_key_92201cf7_like ON public.guide_legalstanding USING btree (key varchar_pattern_ops);


CREATE INDEX guide_legalstanding_source_ac7242fc ON public.guide_legalstanding USING btree (source);


CREATE INDEX guide_legalstanding_source_ac7242fc_like ON public.guide_legalstanding USING btree (source varchar_pattern_ops);


CREATE INDEX guide_look_looked_by_id_a7f3535a ON public.guide_look USING btree (looked_by_id);


CREATE INDEX guide_look_page_id_14cbbbf7 ON public.guide_look USING btree (page_id);


CREATE INDEX guide_look_page_id_14cbbbf7_like ON public.guide_look USING btree (page_id varchar_pattern_ops);


CREATE INDEX guide_nativereading_page_id_7f9e4690 ON public.guide_nativereading USING btree (page_id);


CREATE INDEX guide_proposal_decided_by_id_a2e1dc9f ON public.guide_proposal USING btree (decided_by_id);


CREATE INDEX guide_proposal_key_557cf641 ON public.guide_proposal USING btree (key);


CREATE INDEX guide_proposal_key_557cf641_like ON public.guide_proposal USING btree (key varchar_pattern_ops);


CREATE INDEX guide_proposal_proposed_by_id_f89e711e ON public.guide_proposal USING btree (proposed_by_id);


CREATE INDEX guide_secondpersontask_groups_group_id_3d7d6231 ON public.guide_secondpersontask_groups USING btree (group_id);


CREATE INDEX guide_secondpersontask_groups_secondpersontask_id_0088cea0 ON public.guide_secondpersontask_groups USING btree (secondpersontask_id);


CREATE INDEX guide_source_key_4d9b2f8e_like ON public.guide_source USING btree (key varchar_pattern_ops);


CREATE INDEX guide_told_account_id_db226586 ON public.guide_told USING btree (account_id);


CREATE INDEX guide_topicpage_follows_id_25d44781 ON public.guide_topicpage USING btree (follows_id);


CREATE INDEX guide_topicpage_made_from_id_1a70db8e ON public.guide_topicpage USING btree (made_from_id);


CREATE INDEX guide_translatorfile_sent_by_id_a0738257 ON public.guide_translatorfile USING btree (sent_by_id);


CREATE INDEX guide_watchedpage_key_c9933594_like ON public.guide_watchedpage USING btree (key varchar_pattern_ops);


CREATE INDEX intake_consultation_list ON public.intake_consultation USING btree (organisation_id, state, next_on);


CREATE INDEX intake_consultation_organisation_id_6da26b07 ON public.intake_consultation USING btree (organisation_id);


CREATE INDEX intake_report_list ON public.intake_report USING btree (organisation_id, state, sent_on);


CREATE INDEX intake_report_organisation_id_94fa907f ON public.intake_report USING btree (organisation_id);


CREATE INDEX intake_sending_member_id_d6f3b811 ON public.intake_sending USING btree (member_id);


CREATE INDEX intake_sending_organisation_id_b6b932da ON public.intake_sending USING btree (organisation_id);


CREATE INDEX intake_sending_recipient_id_5d707494 ON public.intake_sending USING btree (recipient_id);


CREATE INDEX journal_entry_actor ON public.journal_entry USING btree (actor_id, at);


CREATE INDEX journal_entry_dangers ON public.journal_entry USING btree (organisation_id, subject_id) WHERE ((verb)::text = ANY ((ARRAY['session.danger-passed-on'::character varying, 'session.danger-taken-up'::character varying])::text[]));


CREATE INDEX journal_entry_subject ON public.journal_entry USING btree (subject_type, subject_id);


CREATE INDEX journal_head_chain_70eaf8c1_like ON public.journal_head USING btree (chain varchar_pattern_ops);


CREATE INDEX journal_subject_entry_id_62e913df ON public.journal_subject USING btree (entry_id);


CREATE INDEX journal_subject_of ON public.journal_subject USING btree (subject_id, kind);


CREATE INDEX learning_cohort_list ON public.learning_cohort USING btree (organisation_id, ends_on);


CREATE INDEX learning_cohort_organisation_id_f1d15d92 ON public.learning_cohort USING btree (organisation_id);


CREATE INDEX learning_cohort_to_ask ON public.learning_cohort USING btree (organisation_id, follow_up_on) WHERE (follow_up_on IS NOT NULL);


CREATE INDEX learning_employer_list ON public.learning_employer USING btree (organisation_id, review_on);


CREATE INDEX learning_employer_organisation_id_a395f0ac ON public.learning_employer USING btree (organisation_id);


CREATE INDEX learning_issuer_organisation_id_94609e9b ON public.learning_issuer USING btree (organisation_id);


CREATE INDEX learning_learner_cohort_id_2a128175 ON public.learning_learner USING btree (cohort_id);


CREATE INDEX learning_learner_organisation_id_eefd3c13 ON public.learning_learner USING btree (organisation_id);


CREATE INDEX learning_livelihood_organisation_id_cd46be46 ON public.learning_livelihood USING btree (organisation_id);


CREATE INDEX learning_livelihood_to_ask ON public.learning_livelihood USING btree (organisation_id, ask_on) WHERE (ask_on IS NOT NULL);


CREATE INDEX learning_named_key_id_b455c6bf ON public.learning_named USING btree (key_id);


CREATE INDEX learning_named_learner_id_f05d11d9 ON public.learning_named USING btree (learner_id);


CREATE INDEX learning_named_member_id_e0a8a14b ON public.learning_named USING btree (member_id);


CREATE INDEX learning_named_organisation_id_defba6cb ON public.learning_named USING btree (organisation_id);


CREATE INDEX learning_namedforlivelihood_key_id_665c54ba ON public.learning_namedforlivelihood USING btree (key_id);


CREATE INDEX learning_namedforlivelihood_livelihood_id_3b4af303 ON public.learning_namedforlivelihood USING btree (livelihood_id);


CREATE INDEX learning_namedforlivelihood_member_id_a7149265 ON public.learning_namedforlivelihood USING btree (member_id);


CREATE INDEX learning_namedforlivelihood_organisation_id_a46cb587 ON public.learning_namedforlivelihood USING btree (organisation_id);


CREATE INDEX legal_aid_absence_advocate_id_4d90d20c ON public.legal_aid_absence USING btree (advocate_id);


CREATE INDEX legal_aid_absence_organisation_id_aec0d560 ON public.legal_aid_absence USING btree (organisation_id);


CREATE INDEX legal_aid_advocate_organisation_id_4fe6e1eb ON public.legal_aid_advocate USING btree (organisation_id);


CREATE INDEX legal_aid_advocateaccount_organisation_id_e7fab1fb ON public.legal_aid_advocateaccount USING btree (organisation_id);


CREATE INDEX legal_aid_assignment_of ON public.legal_aid_assignment USING btree (organisation_id, advocate);


CREATE INDEX legal_aid_assignment_organisation_id_008b4322 ON public.legal_aid_assignment USING btree (organisation_id);


CREATE INDEX legal_aid_caseneed_case_id_b948a3e5 ON public.legal_aid_caseneed USING btree (case_id);


CREATE INDEX legal_aid_caseneed_organisation_id_9985f000 ON public.legal_aid_caseneed USING btree (organisation_id);


CREATE INDEX legal_aid_dutyslot_advocate_id_416c2f9d ON public.legal_aid_dutyslot USING btree (advocate_id);


CREATE INDEX legal_aid_dutyslot_organisation_id_cc26374c ON public.legal_aid_dutyslot USING btree (organisation_id);


CREATE INDEX legal_aid_dutyswap_asked_id_4f482f34 ON public.legal_aid_dutyswap USING btree (asked_id);


CREATE INDEX legal_aid_dutyswap_asker_id_ebb0f057 ON public.legal_aid_dutyswap USING btree (asker_id);


CREATE INDEX legal_aid_dutyswap_in_return_id_870fe5b2 ON public.legal_aid_dutyswap USING btree (in_return_id);


CREATE INDEX legal_aid_dutyswap_organisation_id_61f4bec1 ON public.legal_aid_dutyswap USING btree (organisation_id);


CREATE INDEX legal_aid_lawyerplan_organisation_id_705ae919 ON public.legal_aid_lawyerplan USING btree (organisation_id);


CREATE INDEX legal_aid_look_need_id_1a169fab ON public.legal_aid_look USING btree (need_id);


CREATE INDEX legal_aid_look_organisation_id_6f0b1c2e ON public.legal_aid_look USING btree (organisation_id);


CREATE INDEX legal_aid_mandate_by_end ON public.legal_aid_mandate USING btree (organisation_id, state, ends_on);


CREATE INDEX legal_aid_mandate_organisation_id_39d2f3ae ON public.legal_aid_mandate USING btree (organisation_id);


CREATE INDEX legal_aid_mandatenotes_colleague_id_bbd6d674 ON public.legal_aid_mandatenotes USING btree (colleague_id);


CREATE INDEX legal_aid_mandatenotes_key_id_ee23cca1 ON public.legal_aid_mandatenotes USING btree (key_id);


CREATE INDEX legal_aid_mandatenotes_mandate_id_d7bca362 ON public.legal_aid_mandatenotes USING btree (mandate_id);


CREATE INDEX legal_aid_mandatenotes_organisation_id_2e7f38cf ON public.legal_aid_mandatenotes USING btree (organisation_id);


CREATE INDEX legal_aid_mandatereader_key_id_9079dd62 ON public.legal_aid_mandatereader USING btree (key_id);


CREATE INDEX legal_aid_mandatereader_mandate_id_5c71a824 ON public.legal_aid_mandatereader USING btree (mandate_id);


CREATE INDEX legal_aid_mandatereader_organisation_id_c46da6a5 ON public.legal_aid_mandatereader USING btree (organisation_id);


CREATE INDEX legal_aid_need_of_case ON public.legal_aid_caseneed USING btree (case_id);


CREATE INDEX legal_aid_need_organisation_id_483354e0 ON public.legal_aid_need USING btree (organisation_id);


CREATE UNIQUE INDEX legal_aid_offer_asked_once ON public.legal_aid_offer USING btree (need_id, advocate) WHERE ((state)::text = ANY ((ARRAY['queued'::character varying, 'asked'::character varying, 'named'::character varying, 'accepted'::character varying])::text[]));


CREATE INDEX legal_aid_offer_need_id_338bb98e ON public.legal_aid_offer USING btree (need_id);


CREATE UNIQUE INDEX legal_aid_offer_one_lawyer ON public.legal_aid_offer USING btree (need_id) WHERE ((state)::text = ANY ((ARRAY['named'::character varying, 'accepted'::character varying])::text[]));


CREATE INDEX legal_aid_offer_organisation_id_c42c936f ON public.legal_aid_offer USING btree (organisation_id);


CREATE INDEX legal_aid_otherside_need_id_bb3513d8 ON public.legal_aid_otherside USING btree (need_id);


CREATE INDEX legal_aid_otherside_organisation_id_6706f174 ON public.legal_aid_otherside USING btree (organisation_id);


CREATE INDEX legal_aid_right_of_case ON public.legal_aid_rightanswer USING btree (case_id);


CREATE INDEX legal_aid_rightanswer_case_id_3e5d1c9a ON public.legal_aid_rightanswer USING btree (case_id);


CREATE INDEX legal_aid_rightanswer_organisation_id_0a87c24a ON public.legal_aid_rightanswer USING btree (organisation_id);


CREATE INDEX legal_aid_roadtable_organisation_id_a0729d48 ON public.legal_aid_roadtable USING btree (organisation_id);


CREATE INDEX legal_aid_sentneed_organisation_id_fce3962d ON public.legal_aid_sentneed USING btree (organisation_id);


CREATE INDEX legal_aid_turn_key_id_fa0e1051 ON public.legal_aid_turn USING btree (key_id);


CREATE INDEX legal_aid_turn_need_id_4dbf4dbd ON public.legal_aid_turn USING btree (need_id);


CREATE UNIQUE INDEX legal_aid_turn_one_at_a_time ON public.legal_aid_turn USING btree (need_id) WHERE ((state)::text = ANY ((ARRAY['to-call'::character varying, 'handed'::character varying, 'might'::character varying, 'named'::character varying, 'free'::character varying])::text[]));


CREATE INDEX legal_aid_turn_organisation_id_8f04102a ON public.legal_aid_turn USING btree (organisation_id);


CREATE INDEX legal_aid_vouchingkey_organisation_id_60b72052 ON public.legal_aid_vouchingkey USING btree (organisation_id);


CREATE INDEX letters_arrivingfile_opened_id_44e4c8ae ON public.letters_arrivingfile USING btree (opened_id);


CREATE INDEX letters_arrivingfile_organisation_id_cdbc658b ON public.letters_arrivingfile USING btree (organisation_id);


CREATE INDEX letters_belief_first_by_id_ae522246 ON public.letters_belief USING btree (first_by_id);


CREATE INDEX letters_belief_organisation_id_6e3ebb7b ON public.letters_belief USING btree (organisation_id);


CREATE INDEX letters_belief_second_by_id_e01f2293 ON public.letters_belief USING btree (second_by_id);


CREATE INDEX letters_card_of ON public.letters_card USING btree (node, organisation, serial);


CREATE INDEX letters_due ON public.letters_outgoing USING btree (next_try_at) WHERE (next_try_at IS NOT NULL);


CREATE INDEX letters_file_due ON public.letters_arrivingfile USING btree (next_try_at) WHERE (next_try_at IS NOT NULL);


CREATE INDEX letters_inbox_by_key ON public.letters_inboxkey USING btree (key_id);


CREATE INDEX letters_inboxkey_circle_id_8f403170 ON public.letters_inboxkey USING btree (circle_id);


CREATE INDEX letters_inboxkey_organisation_id_4df8baf5 ON public.letters_inboxkey USING btree (organisation_id);


CREATE INDEX letters_incoming_of_a_day ON public.letters_incoming USING btree (organisation_id, from_node, arrived_at);


CREATE INDEX letters_incoming_organisation_id_67953b63 ON public.letters_incoming USING btree (organisation_id);


CREATE INDEX letters_openedletter_organisation_id_22b15922 ON public.letters_openedletter USING btree (organisation_id);


CREATE INDEX letters_outgoing_organisation_id_9badfa8f ON public.letters_outgoing USING btree (organisation_id);


CREATE INDEX letters_sent_file_by_address ON public.letters_sentfile USING btree (address);


CREATE INDEX letters_sentfile_letter_id_b797909a ON public.letters_sentfile USING btree (letter_id);


CREATE INDEX letters_sentfile_organisation_id_5e3bec48 ON public.letters_sentfile USING btree (organisation_id);


CREATE INDEX letters_signingkey_organisation_id_d0b4031c ON public.letters_signingkey USING btree (organisation_id);


CREATE INDEX mailings_delivery_mailing_id_9d3894cc ON public.mailings_delivery USING btree (mailing_id);


CREATE INDEX mailings_delivery_organisation_id_00d99139 ON public.mailings_delivery USING btree (organisation_id);


CREATE INDEX mailings_delivery_subscriber_id_f0fe4b4f ON public.mailings_delivery USING btree (subscriber_id);


CREATE INDEX mailings_delivery_waiting ON public.mailings_delivery USING btree (mailing_id, id) WHERE ((state)::text = 'waiting'::text);


CREATE INDEX mailings_endedlink_organisation_id_43e28927 ON public.mailings_endedlink USING btree (organisation_id);


CREATE INDEX mailings_endedmailing_organisation_id_8d9012ca ON public.mailings_endedmailing USING btree (organisation_id);


CREATE INDEX mailings_mailing_approved_by_id_0905030f ON public.mailings_mailing USING btree (approved_by_id);


CREATE INDEX mailings_mailing_list_id_584e7eae ON public.mailings_mailing USING btree (list_id);


CREATE INDEX mailings_mailing_organisation_id_04081ee9 ON public.mailings_mailing USING btree (organisation_id);


CREATE INDEX mailings_mailing_written_by_id_201db609 ON public.mailings_mailing USING btree (written_by_id);


CREATE INDEX mailings_mailinglist_organisation_id_ffdb2786 ON public.mailings_mailinglist USING btree (organisation_id);


CREATE INDEX mailings_mailtext_mailing_id_49804660 ON public.mailings_mailtext USING btree (mailing_id);


CREATE INDEX mailings_mailtext_organisation_id_65bdcbf3 ON public.mailings_mailtext USING btree (organisation_id);


CREATE INDEX mailings_subscriber_link_03afd815_like ON public.mailings_subscriber USING btree (link varchar_pattern_ops);


CREATE INDEX mailings_subscriber_list_id_f4cb3b49 ON public.mailings_subscriber USING btree (list_id);


CREATE INDEX mailings_subscriber_organisation_id_e80d74cc ON public.mailings_subscriber USING btree (organisation_id);


CREATE INDEX newsletter_block_event_id_16caa4f1 ON public.newsletter_block USING btree (event_id);


CREATE INDEX newsletter_block_issue_id_ce272bb2 ON public.newsletter_block USING btree (issue_id);


CREATE INDEX newsletter_block_organisation_id_7cbc8ae8 ON public.newsletter_block USING btree (organisation_id);


CREATE INDEX newsletter_block_quote_id_b12432a6 ON public.newsletter_block USING btree (quote_id);


CREATE INDEX newsletter_block_recommendation_id_7d407773 ON public.newsletter_block USING btree (recommendation_id);


CREATE INDEX newsletter_block_written_by_id_aa9672aa ON public.newsletter_block USING btree (written_by_id);


CREATE INDEX newsletter_erratum_issue_id_ca943c77 ON public.newsletter_erratum USING btree (issue_id);


CREATE INDEX newsletter_erratum_organisation_id_9c4f01cf ON public.newsletter_erratum USING btree (organisation_id);


CREATE INDEX newsletter_erratum_quote_id_ea0f5256 ON public.newsletter_erratum USING btree (quote_id);


CREATE INDEX newsletter_issue_decided_by_id_2029d6f7 ON public.newsletter_issue USING btree (decided_by_id);


CREATE INDEX newsletter_issue_handed_by_id_332dcf2d ON public.newsletter_issue USING btree (handed_by_id);


CREATE UNIQUE INDEX newsletter_issue_once ON public.newsletter_issue USING btree (programme_id, first_day) WHERE (NOT ((state)::text = 'withdrawn'::text));


CREATE INDEX newsletter_issue_organisation_id_808e3267 ON public.newsletter_issue USING btree (organisation_id);


CREATE INDEX newsletter_issue_programme_id_d00d53f7 ON public.newsletter_issue USING btree (programme_id);


CREATE INDEX newsletter_issue_written_by_id_0c1d0674 ON public.newsletter_issue USING btree (written_by_id);


CREATE INDEX newsletter_openissue_organisation_id_e9a2c93b ON public.newsletter_openissue USING btree (organisation_id);


CREATE INDEX newsletter_posting_issue_id_98c8d0f0 ON public.newsletter_posting USING btree (issue_id);


CREATE INDEX newsletter_posting_organisation_id_8d781582 ON public.newsletter_posting USING btree (organisation_id);


CREATE INDEX newsletter_quote_indicator_id_81476d72 ON public.newsletter_quote USING btree (indicator_id);


CREATE INDEX newsletter_quote_issue_id_ba3db056 ON public.newsletter_quote USING btree (issue_id);


CREATE INDEX newsletter_quote_organisation_id_6f8d0626 ON public.newsletter_quote USING btree (organisation_id);


CREATE INDEX newsletter_quote_period_id_ac99c2a7 ON public.newsletter_quote USING btree (period_id);


CREATE INDEX newsletter_quote_release_id_2d27acc6 ON public.newsletter_quote USING btree (release_id);


CREATE INDEX observations_observation_organisation_id_36747635 ON public.observations_observation USING btree (organisation_id);


CREATE INDEX observations_sent_of ON public.observations_sentobservation USING btree (organisation_id, sent_on);


CREATE INDEX observations_sentobservation_organisation_id_4139683c ON public.observations_sentobservation USING btree (organisation_id);


CREATE INDEX observations_taking_observation_id_7236bddf ON public.observations_taking USING btree (observation_id);


CREATE INDEX observations_taking_organisation_id_bde1a98c ON public.observations_taking USING btree (organisation_id);


CREATE INDEX once_sentform_account_id_80ca8cdb ON public.once_sentform USING btree (account_id);


CREATE INDEX once_sentform_id_a02be946_like ON public.once_sentform USING btree (id varchar_pattern_ops);


CREATE INDEX once_sentform_sent_at_1dfb2a64 ON public.once_sentform USING btree (sent_at);


CREATE INDEX organisations_circle_organisation_id_1b3d768d ON public.organisations_circle USING btree (organisation_id);


CREATE INDEX organisations_circleholding_key_id_98b7032c ON public.organisations_circleholding USING btree (key_id);


CREATE INDEX organisations_circleholding_organisation_id_01eff317 ON public.organisations_circleholding USING btree (organisation_id);


CREATE INDEX organisations_circlekey_circle_id_d9beb1e7 ON public.organisations_circlekey USING btree (circle_id);


CREATE INDEX organisations_circlekey_organisation_id_b6bb3ca6 ON public.organisations_circlekey USING btree (organisation_id);


CREATE INDEX organisations_circlevoucher_circle_key_id_7374e88a ON public.organisations_circlevoucher USING btree (circle_key_id);


CREATE INDEX organisations_circlevoucher_epoch_id_aa7c1842 ON public.organisations_circlevoucher USING btree (epoch_id);


CREATE INDEX organisations_circlevoucher_key_id_24275966 ON public.organisations_circlevoucher USING btree (key_id);


CREATE INDEX organisations_circlevoucher_member_id_210bde79 ON public.organisations_circlevoucher USING btree (member_id);


CREATE INDEX organisations_circlevoucher_organisation_id_810f1d48 ON public.organisations_circlevoucher USING btree (organisation_id);


CREATE INDEX organisations_epoch_organisation_id_3a1d19a9 ON public.organisations_epoch USING btree (organisation_id);


CREATE INDEX organisations_holding_epoch_id_c923fb68 ON public.organisations_holding USING btree (epoch_id);


CREATE INDEX organisations_holding_key_id_8bd679ce ON public.organisations_holding USING btree (key_id);


CREATE INDEX organisations_holding_member_id_588fe3ab ON public.organisations_holding USING btree (member_id);


CREATE INDEX organisations_holding_organisation_id_4f82b561 ON public.organisations_holding USING btree (organisation_id);


CREATE INDEX organisations_member_organisation_id_83bfe5dc ON public.organisations_member USING btree (organisation_id);


CREATE INDEX organisations_organisation_name_260d90a1_like ON public.organisations_organisation USING btree (name varchar_pattern_ops);


CREATE INDEX organisations_recoveryset_organisation_id_c4ca9f34 ON public.organisations_recoveryset USING btree (organisation_id);


CREATE INDEX organisations_regrant_epoch_id_cadfc468 ON public.organisations_regrant USING btree (epoch_id);


CREATE INDEX organisations_regrant_key_id_e97991ac ON public.organisations_regrant USING btree (key_id);


CREATE INDEX organisations_regrant_member_id_406a4820 ON public.organisations_regrant USING btree (member_id);


CREATE INDEX organisations_regrant_organisation_id_41ba1398 ON public.organisations_regrant USING btree (organisation_id);


CREATE INDEX outreach_campaign_organisation_id_67940b73 ON public.outreach_campaign USING btree (organisation_id);


CREATE INDEX outreach_commitment_organisation_id_208fd8e7 ON public.outreach_commitment USING btree (organisation_id);


CREATE INDEX outreach_commitment_recommendation_id_66a268ba ON public.outreach_commitment USING btree (recommendation_id);


CREATE INDEX outreach_event_campaign_id_4027470d ON public.outreach_event USING btree (campaign_id);


CREATE INDEX outreach_event_organisation_id_7947c9c3 ON public.outreach_event USING btree (organisation_id);


CREATE INDEX outreach_feed_name_60df72b6_like ON public.outreach_feed USING btree (name varchar_pattern_ops);


CREATE INDEX outreach_openpartner_organisation_id_cd4f3d5e ON public.outreach_openpartner USING btree (organisation_id);


CREATE INDEX outreach_openpartner_partner_id_7bbe1f37 ON public.outreach_openpartner USING btree (partner_id);


CREATE INDEX outreach_openrecommendation_organisation_id_a7c1cc8e ON public.outreach_openrecommendation USING btree (organisation_id);


CREATE INDEX outreach_partner_organisation_id_9266fdd4 ON public.outreach_partner USING btree (organisation_id);


CREATE INDEX outreach_partnerword_organisation_id_fcdd8f19 ON public.outreach_partnerword USING btree (organisation_id);


CREATE INDEX outreach_partnerword_partner_id_17ffa1ff ON public.outreach_partnerword USING btree (partner_id);


CREATE INDEX outreach_prooffile_organisation_id_5c6547ed ON public.outreach_prooffile USING btree (organisation_id);


CREATE INDEX outreach_publication_campaign_id_92caa6c7 ON public.outreach_publication USING btree (campaign_id);


CREATE INDEX outreach_publication_organisation_id_00cf5cab ON public.outreach_publication USING btree (organisation_id);


CREATE INDEX outreach_recommendation_approved_by_id_ce9a576f ON public.outreach_recommendation USING btree (approved_by_id);


CREATE INDEX outreach_recommendation_asked_by_id_6d27bef9 ON public.outreach_recommendation USING btree (asked_by_id);


CREATE INDEX outreach_recommendation_organisation_id_26948d56 ON public.outreach_recommendation USING btree (organisation_id);


CREATE INDEX outreach_recommendation_partner_id_d4ee6808 ON public.outreach_recommendation USING btree (partner_id);


CREATE INDEX outreach_report_commitment_id_4ffa94a1 ON public.outreach_report USING btree (commitment_id);


CREATE INDEX outreach_report_organisation_id_0f517014 ON public.outreach_report USING btree (organisation_id);


CREATE INDEX outreach_snapshot_organisation_id_93103492 ON public.outreach_snapshot USING btree (organisation_id);


CREATE INDEX outreach_snapshot_publication_id_e8e07d32 ON public.outreach_snapshot USING btree (publication_id);


CREATE INDEX partner_warnings_came_on ON public.partner_warnings_frompartner USING btree (came_on);


CREATE INDEX partner_warnings_frompartner_organisation_id_74ec711d ON public.partner_warnings_frompartner USING btree (organisation_id);


CREATE INDEX partner_warnings_partnertaking_organisation_id_4ea9564b ON public.partner_warnings_partnertaking USING btree (organisation_id);


CREATE INDEX partner_warnings_partnertaking_told_id_6d7b3623 ON public.partner_warnings_partnertaking USING btree (told_id);


CREATE UNIQUE INDEX proposal_one_waits ON public.guide_proposal USING btree (kind, key) WHERE ((outcome)::text = 'waiting'::text);


CREATE INDEX referenceindex_source_object ON public.wagtailcore_referenceindex USING btree (base_content_type_id, object_id);


CREATE INDEX referenceindex_target_object ON public.wagtailcore_referenceindex USING btree (to_content_type_id, to_object_id);


CREATE INDEX referrals_agreement_organisation_id_ef3f5155 ON public.referrals_agreement USING btree (organisation_id);


CREATE INDEX referrals_casereferral_case_id_03430869 ON public.referrals_casereferral USING btree (case_id);


CREATE INDEX referrals_casereferral_organisation_id_9dafecbe ON public.referrals_casereferral USING btree (organisation_id);


CREATE INDEX referrals_casereturn_case_id_1c13dc42 ON public.referrals_casereturn USING btree (case_id);


CREATE INDEX referrals_casereturn_organisation_id_e5fc5cd5 ON public.referrals_casereturn USING btree (organisation_id);


CREATE INDEX referrals_casereturn_referral_id_94de6e05 ON public.referrals_casereturn USING btree (referral_id);


CREATE INDEX referrals_referral_circle_id_34fc4fc0 ON public.referrals_referral USING btree (circle_id);


CREATE INDEX referrals_referral_organisation_id_579d04cf ON public.referrals_referral USING btree (organisation_id);


CREATE INDEX referrals_referralletter_opened_id_9c589504 ON public.referrals_referralletter USING btree (opened_id);


CREATE INDEX referrals_referralletter_organisation_id_68a001b7 ON public.referrals_referralletter USING btree (organisation_id);


CREATE INDEX referrals_referralletter_referral_id_ebcad3a9 ON public.referrals_referralletter USING btree (referral_id);


CREATE INDEX referrals_reminder_organisation_id_e1db8b6c ON public.referrals_reminder USING btree (organisation_id);


CREATE INDEX releases_release_brought_by_id_8f2948f3 ON public.releases_release USING btree (brought_by_id);


CREATE INDEX releases_release_decided_by_id_47ddc052 ON public.releases_release USING btree (decided_by_id);


CREATE INDEX releases_release_organisation_id_c4cd0dfa ON public.releases_release USING btree (organisation_id);


CREATE INDEX releases_release_withdrawn_by_id_5b5fb1ed ON public.releases_release USING btree (withdrawn_by_id);


CREATE INDEX releases_reporting_organisation_id_7c77553b ON public.releases_reporting USING btree (organisation_id);


CREATE INDEX releases_reporting_written_by_id_1014c67e ON public.releases_reporting USING btree (written_by_id);


CREATE INDEX results_answer_organisation_id_528270ea ON public.results_answer USING btree (organisation_id);


CREATE INDEX results_answer_period_id_c9ccd3d6 ON public.results_answer USING btree (period_id);


CREATE INDEX results_answer_written_by_id_e0efcb11 ON public.results_answer USING btree (written_by_id);


CREATE INDEX results_fact_indicator_id_1971fd37 ON public.results_fact USING btree (indicator_id);


CREATE INDEX results_fact_organisation_id_bd31f92b ON public.results_fact USING btree (organisation_id);


CREATE INDEX results_fact_period_id_d6aae9ea ON public.results_fact USING btree (period_id);


CREATE INDEX results_figure_decided_by_id_ca931227 ON public.results_figure USING btree (decided_by_id);


CREATE INDEX results_figure_fact_id_f52dbc11 ON public.results_figure USING btree (fact_id);


CREATE INDEX results_figure_organisation_id_4f8791de ON public.results_figure USING btree (organisation_id);


CREATE INDEX results_figure_written_by_id_b2f85d78 ON public.results_figure USING btree (written_by_id);


CREATE INDEX results_indicator_beside_id_06b0c834 ON public.results_indicator USING btree (beside_id);


CREATE INDEX results_indicator_organisation_id_bb930fee ON public.results_indicator USING btree (organisation_id);


CREATE INDEX results_indicator_result_id_bd523c96 ON public.results_indicator USING btree (result_id);


CREATE INDEX results_period_locked_by_id_889248b4 ON public.results_period USING btree (locked_by_id);


CREATE INDEX results_period_organisation_id_7339d5f8 ON public.results_period USING btree (organisation_id);


CREATE INDEX results_period_programme_id_1b9c334b ON public.results_period USING btree (programme_id);


CREATE INDEX results_programme_organisation_id_312ae40e ON public.results_programme USING btree (organisation_id);


CREATE INDEX results_result_organisation_id_f2a3ceec ON public.results_result USING btree (organisation_id);


CREATE INDEX results_result_programme_id_2686991a ON public.results_result USING btree (programme_id);


CREATE INDEX results_target_indicator_id_147aed57 ON public.results_target USING btree (indicator_id);


CREATE INDEX results_target_organisation_id_20a98cb0 ON public.results_target USING btree (organisation_id);


CREATE INDEX results_target_period_id_67054524 ON public.results_target USING btree (period_id);


CREATE INDEX returns_arrivedreturn_organisation_id_a3936bbb ON public.returns_arrivedreturn USING btree (organisation_id);


CREATE INDEX returns_countedquarter_organisation_id_654520ee ON public.returns_countedquarter USING btree (organisation_id);


CREATE INDEX screens_playlist_name_733af8f7_like ON public.screens_playlist USING btree (name varchar_pattern_ops);


CREATE INDEX screens_playlist_slug_0349c8f1_like ON public.screens_playlist USING btree (slug varchar_pattern_ops);


CREATE INDEX screens_playlistitem_playlist_id_f0532c54 ON public.screens_playlistitem USING btree (playlist_id);


CREATE INDEX screens_schedule_playlist_id_c5f665af ON public.screens_schedule USING btree (playlist_id);


CREATE INDEX site_workerlease_worker_57c02b78_like ON public.site_workerlease USING btree (worker varchar_pattern_ops);


CREATE INDEX support_asking_case_id_9cada01f ON public.support_asking USING btree (case_id);


CREATE INDEX support_asking_of_case ON public.support_asking USING btree (case_id);


CREATE INDEX support_asking_organisation_id_fcf00f30 ON public.support_asking USING btree (organisation_id);


CREATE INDEX support_casefile_case_id_285fe6cb ON public.support_casefile USING btree (case_id);


CREATE INDEX support_casefile_organisation_id_e44f7e54 ON public.support_casefile USING btree (organisation_id);


CREATE INDEX support_caseparticipation_case_id_86120d72 ON public.support_caseparticipation USING btree (case_id);


CREATE INDEX support_caseparticipation_organisation_id_f40e8c7d ON public.support_caseparticipation USING btree (organisation_id);


CREATE INDEX support_casewages_case_id_2e004ebd ON public.support_casewages USING btree (case_id);


CREATE INDEX support_casewages_organisation_id_17c9dcb9 ON public.support_casewages USING btree (organisation_id);


CREATE INDEX support_circleclient_case_id_42e5f8eb ON public.support_circleclient USING btree (case_id);


CREATE INDEX support_circleclient_circle_id_92da657f ON public.support_circleclient USING btree (circle_id);


CREATE INDEX support_circleclient_organisation_id_4bcadd7e ON public.support_circleclient USING btree (organisation_id);


CREATE INDEX support_circledanger_client_id_b0d00acb ON public.support_circledanger USING btree (client_id);


CREATE INDEX support_circledanger_organisation_id_29532a44 ON public.support_circledanger USING btree (organisation_id);


CREATE INDEX support_circlesession_client_id_8f1e4f97 ON public.support_circlesession USING btree (client_id);


CREATE INDEX support_circlesession_organisation_id_8849c6f1 ON public.support_circlesession USING btree (organisation_id);


CREATE INDEX support_client_of_case ON public.support_circleclient USING btree (case_id);


CREATE INDEX support_client_of_circle ON public.support_circleclient USING btree (circle_id);


CREATE INDEX support_conference_case_id_7577c7af ON public.support_conference USING btree (case_id);


CREATE INDEX support_conference_of_case ON public.support_conference USING btree (case_id);


CREATE INDEX support_conference_organisation_id_73682fa7 ON public.support_conference USING btree (organisation_id);


CREATE INDEX support_conferenceguest_conference_id_cc139ae2 ON public.support_conferenceguest USING btree (conference_id);


CREATE INDEX support_conferenceguest_key_id_d356055f ON public.support_conferenceguest USING btree (key_id);


CREATE INDEX support_conferenceguest_member_id_115841ca ON public.support_conferenceguest USING btree (member_id);


CREATE INDEX support_conferenceguest_organisation_id_05c2ef61 ON public.support_conferenceguest USING btree (organisation_id);


CREATE INDEX support_copy_of_permit ON public.support_storycopy USING btree (permit_id);


CREATE INDEX support_danger_of_client ON public.support_circledanger USING btree (client_id);


CREATE INDEX support_files_of_case ON public.support_casefile USING btree (case_id);


CREATE INDEX support_followup_case_id_6dd41e78 ON public.support_followup USING btree (case_id);


CREATE INDEX support_followup_due ON public.support_followup USING btree (organisation_id, due_on) WHERE (due_on IS NOT NULL);


CREATE INDEX support_followup_organisation_id_f599a9e1 ON public.support_followup USING btree (organisation_id);


CREATE INDEX support_goal_case_id_27a2affd ON public.support_goal USING btree (case_id);


CREATE INDEX support_goal_of_case ON public.support_goal USING btree (case_id);


CREATE INDEX support_goal_organisation_id_59bf4ade ON public.support_goal USING btree (organisation_id);


CREATE INDEX support_house_organisation_id_cd9e0693 ON public.support_house USING btree (organisation_id);


CREATE INDEX support_houseincident_house_id_e61311ba ON public.support_houseincident USING btree (house_id);


CREATE INDEX support_houseincident_organisation_id_1899336f ON public.support_houseincident USING btree (organisation_id);


CREATE INDEX support_incidents_of_house ON public.support_houseincident USING btree (house_id);


CREATE INDEX support_interpreter_of ON public.support_interpreter USING btree (organisation_id);


CREATE INDEX support_interpreter_organisation_id_3d82ecba ON public.support_interpreter USING btree (organisation_id);


CREATE INDEX support_interpreting_case_id_4b525d4f ON public.support_interpreting USING btree (case_id);


CREATE INDEX support_interpreting_of_case ON public.support_interpreting USING btree (case_id);


CREATE INDEX support_interpreting_organisation_id_97b5ada4 ON public.support_interpreting USING btree (organisation_id);


CREATE INDEX support_participation_of_case ON public.support_caseparticipation USING btree (case_id);


CREATE INDEX support_permit_of ON public.support_storypermit USING btree (organisation_id, valid_until);


CREATE INDEX support_plan_case_id_c0a897e1 ON public.support_plan USING btree (case_id);


CREATE INDEX support_plan_organisation_id_d8e6cfec ON public.support_plan USING btree (organisation_id);


CREATE INDEX support_service_case_id_2a0f755d ON public.support_service USING btree (case_id);


CREATE INDEX support_service_due ON public.support_service USING btree (organisation_id, member_id, due_on) WHERE (NOT is_over);


CREATE INDEX support_service_member_id_4bc3efae ON public.support_service USING btree (member_id);


CREATE INDEX support_service_of_case ON public.support_service USING btree (case_id);


CREATE INDEX support_service_organisation_id_8134c25c ON public.support_service USING btree (organisation_id);


CREATE INDEX support_session_of_client ON public.support_circlesession USING btree (client_id);


CREATE INDEX support_stay_case_id_530384df ON public.support_stay USING btree (case_id);


CREATE INDEX support_stay_organisation_id_998b6923 ON public.support_stay USING btree (organisation_id);


CREATE INDEX support_stays_of_case ON public.support_stay USING btree (case_id);


CREATE INDEX support_story_case_id_e88524f3 ON public.support_story USING btree (case_id);


CREATE INDEX support_story_organisation_id_50f21ea7 ON public.support_story USING btree (organisation_id);


CREATE INDEX support_storycopy_organisation_id_1b9e7124 ON public.support_storycopy USING btree (organisation_id);


CREATE INDEX support_storycopy_permit_id_2e675b76 ON public.support_storycopy USING btree (permit_id);


CREATE INDEX support_storypermit_organisation_id_8bbe28f3 ON public.support_storypermit USING btree (organisation_id);


CREATE INDEX support_threat_organisation_id_e28610a1 ON public.support_threat USING btree (organisation_id);


CREATE INDEX support_threat_unanswered ON public.support_threat USING btree (organisation_id) WHERE (NOT is_answered);


CREATE INDEX support_threatreceiver_key_id_e09b0331 ON public.support_threatreceiver USING btree (key_id);


CREATE INDEX support_threatreceiver_member_id_389213f3 ON public.support_threatreceiver USING btree (member_id);


CREATE INDEX support_threatreceiver_organisation_id_0d491581 ON public.support_threatreceiver USING btree (organisation_id);


CREATE INDEX support_threatreceiver_threat_id_850cfb52 ON public.support_threatreceiver USING btree (threat_id);


CREATE INDEX taggit_tag_name_58eb2ed9_like ON public.taggit_tag USING btree (name varchar_pattern_ops);


CREATE INDEX taggit_tag_slug_6be58b2c_like ON public.taggit_tag USING btree (slug varchar_pattern_ops);


CREATE INDEX taggit_tagg_content_8fc721_idx ON public.taggit_taggeditem USING btree (content_type_id, object_id);


CREATE INDEX taggit_taggeditem_content_type_id_9957a03c ON public.taggit_taggeditem USING btree (content_type_id);


CREATE INDEX taggit_taggeditem_object_id_e2d7d1df ON public.taggit_taggeditem USING btree (object_id);


CREATE INDEX taggit_taggeditem_tag_id_f4f5b767 ON public.taggit_taggeditem USING btree (tag_id);


CREATE INDEX tasks_db_new_ordering_idx ON public.django_tasks_database_dbtaskresult USING btree (status, priority DESC, run_after, enqueued_at) WHERE ((status)::text = 'READY'::text);


CREATE UNIQUE INDEX unique_in_progress_workflow ON public.wagtailcore_workflowstate USING btree (base_content_type_id, object_id) WHERE ((status)::text = ANY ((ARRAY['in_progress'::character varying, 'needs_changes'::character varying])::text[]));


CREATE INDEX wagtailadmi_content_717955_idx ON public.wagtailadmin_editingsession USING btree (content_type_id, object_id);


CREATE INDEX wagtailadmin_editingsession_content_type_id_4df7730e ON public.wagtailadmin_editingsession USING btree (content_type_id);


CREATE INDEX wagtailadmin_editingsession_user_id_6e1a9b70 ON public.wagtailadmin_editingsession USING btree (user_id);


CREATE INDEX wagtailadmin_formstate_content_type_id_e32438b3 ON public.wagtailadmin_formstate USING btree (content_type_id);


CREATE INDEX wagtailadmin_formstate_user_id_b910adc2 ON public.wagtailadmin_formstate USING btree (user_id);


CREATE INDEX wagtailcore_apitoken_key_hash_65979b78_like ON public.wagtailcore_apitoken USING btree (key_hash varchar_pattern_ops);


CREATE INDEX wagtailcore_apitoken_user_id_49b1141b ON public.wagtailcore_apitoken USING btree (user_id);


CREATE INDEX wagtailcore_collection_path_d848dc19_like ON public.wagtailcore_collection USING btree (path varchar_pattern_ops);


CREATE INDEX wagtailcore_collectionview_collectionviewrestriction__47320efd ON public.wagtailcore_collectionviewrestriction_groups USING btree (collectionviewrestriction_id);


CREATE INDEX wagtailcore_collectionviewrestriction_collection_id_761908ec ON public.wagtailcore_collectionviewrestriction USING btree (collection_id);


CREATE INDEX wagtailcore_collectionviewrestriction_groups_group_id_1823f2a3 ON public.wagtailcore_collectionviewrestriction_groups USING btree (group_id);


CREATE INDEX wagtailcore_comment_page_id_108444b5 ON public.wagtailcore_comment USING btree (page_id);


CREATE INDEX wagtailcore_comment_resolved_by_id_a282aa0e ON public.wagtailcore_comment USING btree (resolved_by_id);


CREATE INDEX wagtailcore_comment_revision_created_id_1d058279 ON public.wagtailcore_comment USING btree (revision_created_id);


CREATE INDEX wagtailcore_comment_user_id_0c577ca6 ON public.wagtailcore_comment USING btree (user_id);


CREATE INDEX wagtailcore_commentreply_comment_id_afc7e027 ON public.wagtailcore_commentreply USING btree (comment_id);


CREATE INDEX wagtailcore_commentreply_user_id_d0b3b9c3 ON public.wagtailcore_commentreply USING btree (user_id);


CREATE INDEX wagtailcore_groupapprovalt_groupapprovaltask_id_9a9255ea ON public.wagtailcore_groupapprovaltask_groups USING btree (groupapprovaltask_id);


CREATE INDEX wagtailcore_groupapprovaltask_groups_group_id_2e64b61f ON public.wagtailcore_groupapprovaltask_groups USING btree (group_id);


CREATE INDEX wagtailcore_groupcollectionpermission_collection_id_5423575a ON public.wagtailcore_groupcollectionpermission USING btree (collection_id);


CREATE INDEX wagtailcore_groupcollectionpermission_group_id_05d61460 ON public.wagtailcore_groupcollectionpermission USING btree (group_id);


CREATE INDEX wagtailcore_groupcollectionpermission_permission_id_1b626275 ON public.wagtailcore_groupcollectionpermission USING btree (permission_id);


CREATE INDEX wagtailcore_grouppagepermission_group_id_fc07e671 ON public.wagtailcore_grouppagepermission USING btree (group_id);


CREATE INDEX wagtailcore_grouppagepermission_page_id_710b114a ON public.wagtailcore_grouppagepermission USING btree (page_id);


CREATE INDEX wagtailcore_grouppagepermission_permission_id_05acb22e ON public.wagtailcore_grouppagepermission USING btree (permission_id);


CREATE INDEX wagtailcore_groupsitepermission_group_id_e5cdbee4 ON public.wagtailcore_groupsitepermission USING btree (group_id);


CREATE INDEX wagtailcore_groupsitepermission_permission_id_459b1f38 ON public.wagtailcore_groupsitepermission USING btree (permission_id);


CREATE INDEX wagtailcore_groupsitepermission_site_id_245de488 ON public.wagtailcore_groupsitepermission USING btree (site_id);


CREATE INDEX wagtailcore_locale_language_code_03149338_like ON public.wagtailcore_locale USING btree (language_code varchar_pattern_ops);


CREATE INDEX wagtailcore_modellogentry_action_d2d856ee ON public.wagtailcore_modellogentry USING btree (action);


CREATE INDEX wagtailcore_modellogentry_action_d2d856ee_like ON public.wagtailcore_modellogentry USING btree (action varchar_pattern_ops);


CREATE INDEX wagtailcore_modellogentry_content_changed_8bc39742 ON public.wagtailcore_modellogentry USING btree (content_changed);


CREATE INDEX wagtailcore_modellogentry_content_type_id_68849e77 ON public.wagtailcore_modellogentry USING btree (content_type_id);


CREATE INDEX wagtailcore_modellogentry_object_id_e0e7d4ef ON public.wagtailcore_modellogentry USING btree (object_id);


CREATE INDEX wagtailcore_modellogentry_object_id_e0e7d4ef_like ON public.wagtailcore_modellogentry USING btree (object_id varchar_pattern_ops);


CREATE INDEX wagtailcore_modellogentry_revision_id_df6ca33a ON public.wagtailcore_modellogentry USING btree (revision_id);


CREATE INDEX wagtailcore_modellogentry_timestamp_9694521b ON public.wagtailcore_modellogentry USING btree ("timestamp");


CREATE INDEX wagtailcore_modellogentry_user_id_0278d1bf ON public.wagtailcore_modellogentry USING btree (user_id);


CREATE INDEX wagtailcore_page_alias_of_id_12945502 ON public.wagtailcore_page USING btree (alias_of_id);


CREATE INDEX wagtailcore_page_content_type_id_c28424df ON public.wagtailcore_page USING btree (content_type_id);


CREATE INDEX wagtailcore_page_first_published_at_2b5dd637 ON public.wagtailcore_page USING btree (first_published_at);


CREATE INDEX wagtailcore_page_latest_revision_id_e60fef51 ON public.wagtailcore_page USING btree (latest_revision_id);


CREATE INDEX wagtailcore_page_live_revision_id_930bd822 ON public.wagtailcore_page USING btree (live_revision_id);


CREATE INDEX wagtailcore_page_locale_id_3c7e30a6 ON public.wagtailcore_page USING btree (locale_id);


CREATE INDEX wagtailcore_page_locked_by_id_bcb86245 ON public.wagtailcore_page USING btree (locked_by_id);


CREATE INDEX wagtailcore_page_owner_id_fbf7c332 ON public.wagtailcore_page USING btree (owner_id);


CREATE INDEX wagtailcore_page_path_98eba2c8_like ON public.wagtailcore_page USING btree (path varchar_pattern_ops);


CREATE INDEX wagtailcore_page_slug_e7c11b8f ON public.wagtailcore_page USING btree (slug);


CREATE INDEX wagtailcore_page_slug_e7c11b8f_like ON public.wagtailcore_page USING btree (slug varchar_pattern_ops);


CREATE INDEX wagtailcore_pagelogentry_action_c2408198 ON public.wagtailcore_pagelogentry USING btree (action);


CREATE INDEX wagtailcore_pagelogentry_action_c2408198_like ON public.wagtailcore_pagelogentry USING btree (action varchar_pattern_ops);


CREATE INDEX wagtailcore_pagelogentry_content_changed_99f27ade ON public.wagtailcore_pagelogentry USING btree (content_changed);


CREATE INDEX wagtailcore_pagelogentry_content_type_id_74e7708a ON public.wagtailcore_pagelogentry USING btree (content_type_id);


CREATE INDEX wagtailcore_pagelogentry_page_id_8464e327 ON public.wagtailcore_pagelogentry USING btree (page_id);


CREATE INDEX wagtailcore_pagelogentry_revision_id_8043d103 ON public.wagtailcore_pagelogentry USING btree (revision_id);


CREATE INDEX wagtailcore_pagelogentry_timestamp_deb774c4 ON public.wagtailcore_pagelogentry USING btree ("timestamp");


CREATE INDEX wagtailcore_pagelogentry_user_id_604ccfd8 ON public.wagtailcore_pagelogentry USING btree (user_id);


CREATE INDEX wagtailcore_pagerevision_approved_go_live_at_e56afc67 ON public.wagtailcore_revision USING btree (approved_go_live_at);


CREATE INDEX wagtailcore_pagerevision_created_at_66954e3b ON public.wagtailcore_revision USING btree (created_at);


CREATE INDEX wagtailcore_pagerevision_user_id_2409d2f4 ON public.wagtailcore_revision USING btree (user_id);


CREATE INDEX wagtailcore_pagesubscription_page_id_a085e7a6 ON public.wagtailcore_pagesubscription USING btree (page_id);


CREATE INDEX wagtailcore_pagesubscription_user_id_89d7def9 ON public.wagtailcore_pagesubscription USING btree (user_id);


CREATE INDEX wagtailcore_pageviewrestri_pageviewrestriction_id_f147a99a ON public.wagtailcore_pageviewrestriction_groups USING btree (pageviewrestriction_id);


CREATE INDEX wagtailcore_pageviewrestriction_groups_group_id_6460f223 ON public.wagtailcore_pageviewrestriction_groups USING btree (group_id);


CREATE INDEX wagtailcore_pageviewrestriction_page_id_15a8bea6 ON public.wagtailcore_pageviewrestriction USING btree (page_id);


CREATE INDEX wagtailcore_referenceindex_base_content_type_id_313cf40f ON public.wagtailcore_referenceindex USING btree (base_content_type_id);


CREATE INDEX wagtailcore_referenceindex_content_type_id_766e0336 ON public.wagtailcore_referenceindex USING btree (content_type_id);


CREATE INDEX wagtailcore_referenceindex_to_content_type_id_93690bbd ON public.wagtailcore_referenceindex USING btree (to_content_type_id);


CREATE INDEX wagtailcore_revision_base_content_type_id_5b4ef7bd ON public.wagtailcore_revision USING btree (base_content_type_id);


CREATE INDEX wagtailcore_revision_content_type_id_c8cb69c0 ON public.wagtailcore_revision USING btree (content_type_id);


CREATE INDEX wagtailcore_site_hostname_96b20b46 ON public.wagtailcore_site USING btree (hostname);


CREATE INDEX wagtailcore_site_hostname_96b20b46_like ON public.wagtailcore_site USING btree (hostname varchar_pattern_ops);


CREATE INDEX wagtailcore_site_root_page_id_e02fb95c ON public.wagtailcore_site USING btree (root_page_id);


CREATE INDEX wagtailcore_task_content_type_id_249ab8ba ON public.wagtailcore_task USING btree (content_type_id);


CREATE INDEX wagtailcore_taskstate_content_type_id_0a758fdc ON public.wagtailcore_taskstate USING btree (content_type_id);


CREATE INDEX wagtailcore_taskstate_finished_by_id_13f98229 ON public.wagtailcore_taskstate USING btree (finished_by_id);


CREATE INDEX wagtailcore_taskstate_page_revision_id_9f52c88e ON public.wagtailcore_taskstate USING btree (revision_id);


CREATE INDEX wagtailcore_taskstate_task_id_c3677c34 ON public.wagtailcore_taskstate USING btree (task_id);


CREATE INDEX wagtailcore_taskstate_workflow_state_id_9239a775 ON public.wagtailcore_taskstate USING btree (workflow_state_id);


CREATE INDEX wagtailcore_uploadedfile_for_content_type_id_b0fc87b2 ON public.wagtailcore_uploadedfile USING btree (for_content_type_id);


CREATE INDEX wagtailcore_uploadedfile_uploaded_by_user_id_c7580fe8 ON public.wagtailcore_uploadedfile USING btree (uploaded_by_user_id);


CREATE INDEX wagtailcore_uuid_06a44d_idx ON public.wagtailcore_pagelogentry USING btree (uuid, action, "timestamp" DESC);


CREATE INDEX wagtailcore_uuid_d6363b_idx ON public.wagtailcore_modellogentry USING btree (uuid, action, "timestamp" DESC);


CREATE INDEX wagtailcore_workflowcontenttype_workflow_id_9aad7cd2 ON public.wagtailcore_workflowcontenttype USING btree (workflow_id);


CREATE INDEX wagtailcore_workflowpage_workflow_id_56f56ff6 ON public.wagtailcore_workflowpage USING btree (workflow_id);


CREATE INDEX wagtailcore_workflowstate_base_content_type_id_a30dc576 ON public.wagtailcore_workflowstate USING btree (base_content_type_id);


CREATE INDEX wagtailcore_workflowstate_content_type_id_2bb78ce1 ON public.wagtailcore_workflowstate USING btree (content_type_id);


CREATE INDEX wagtailcore_workflowstate_requested_by_id_4090bca3 ON public.wagtailcore_workflowstate USING btree (requested_by_id);


CREATE INDEX wagtailcore_workflowstate_workflow_id_1f18378f ON public.wagtailcore_workflowstate USING btree (workflow_id);


CREATE INDEX wagtailcore_workflowtask_task_id_ce7716fe ON public.wagtailcore_workflowtask USING btree (task_id);


CREATE INDEX wagtailcore_workflowtask_workflow_id_b9717175 ON public.wagtailcore_workflowtask USING btree (workflow_id);


CREATE INDEX wagtaildocs_document_collection_id_23881625 ON public.wagtaildocs_document USING btree (collection_id);


CREATE INDEX wagtaildocs_document_uploaded_by_user_id_17258b41 ON public.wagtaildocs_document USING btree (uploaded_by_user_id);


CREATE INDEX wagtailimages_image_collection_id_c2f8af7e ON public.wagtailimages_image USING btree (collection_id);


CREATE INDEX wagtailimages_image_created_at_86fa6cd4 ON public.wagtailimages_image USING btree (created_at);


CREATE INDEX wagtailimages_image_file_hash_fb5bbb23 ON public.wagtailimages_image USING btree (file_hash);


CREATE INDEX wagtailimages_image_file_hash_fb5bbb23_like ON public.wagtailimages_image USING btree (file_hash varchar_pattern_ops);


CREATE INDEX wagtailimages_image_uploaded_by_user_id_5d73dc75 ON public.wagtailimages_image USING btree (uploaded_by_user_id);


CREATE INDEX wagtailimages_rendition_filter_spec_1cba3201 ON public.wagtailimages_rendition USING btree (filter_spec);


CREATE INDEX wagtailimages_rendition_filter_spec_1cba3201_like ON public.wagtailimages_rendition USING btree (filter_spec varchar_pattern_ops);


CREATE INDEX wagtailimages_rendition_image_id_3e1fd774 ON public.wagtailimages_rendition USING btree (image_id);


CREATE INDEX wagtailsear_autocom_476c89_gin ON public.wagtailsearch_indexentry USING gin (autocomplete);


CREATE INDEX wagtailsear_body_90c85d_gin ON public.wagtailsearch_indexentry USING gin (body);


CREATE INDEX wagtailsear_title_9caae0_gin ON public.wagtailsearch_indexentry USING gin (title);


CREATE INDEX wagtailsearch_indexentry_content_type_id_62ed694f ON public.wagtailsearch_indexentry USING btree (content_type_id);


CREATE INDEX warnings_copy_noted_by_id_ea41b282 ON public.warnings_copy USING btree (noted_by_id);


CREATE INDEX warnings_copy_taken_down_by_id_5ed018d6 ON public.warnings_copy USING btree (taken_down_by_id);


CREATE INDEX warnings_copy_warning_id_9501fdea ON public.warnings_copy USING btree (warning_id);


CREATE INDEX warnings_copycorrection_copy_id_2286d408 ON public.warnings_copycorrection USING btree (copy_id);


CREATE INDEX warnings_copycorrection_corrected_by_id_3dae2c36 ON public.warnings_copycorrection USING btree (corrected_by_id);


CREATE INDEX warnings_dropped_kind_ba8592c7 ON public.warnings_dropped USING btree (kind);


CREATE INDEX warnings_dropped_kind_ba8592c7_like ON public.warnings_dropped USING btree (kind varchar_pattern_ops);


CREATE INDEX warnings_dropped_region_d8e31d59 ON public.warnings_dropped USING btree (region);


CREATE INDEX warnings_dropped_region_d8e31d59_like ON public.warnings_dropped USING btree (region varchar_pattern_ops);


CREATE UNIQUE INDEX warnings_one_asks ON public.warnings_prolonging USING btree (warning_id) WHERE ((agreed_at IS NULL) AND (dropped_at IS NULL));


CREATE INDEX warnings_prolonging_agreed_by_id_e7dd5f5e ON public.warnings_prolonging USING btree (agreed_by_id);


CREATE INDEX warnings_prolonging_asked_by_id_b9228c62 ON public.warnings_prolonging USING btree (asked_by_id);


CREATE INDEX warnings_prolonging_warning_id_2680c0bf ON public.warnings_prolonging USING btree (warning_id);


CREATE INDEX warnings_publicwarning_approved_by_id_117f70e0 ON public.warnings_publicwarning USING btree (approved_by_id);


CREATE INDEX warnings_publicwarning_at_once_by_id_3ca0239c ON public.warnings_publicwarning USING btree (at_once_by_id);


CREATE INDEX warnings_publicwarning_channel_213f0f67 ON public.warnings_publicwarning USING btree (channel);


CREATE INDEX warnings_publicwarning_channel_213f0f67_like ON public.warnings_publicwarning USING btree (channel varchar_pattern_ops);


CREATE INDEX warnings_publicwarning_contact_7749739e ON public.warnings_publicwarning USING btree (contact);


CREATE INDEX warnings_publicwarning_contact_7749739e_like ON public.warnings_publicwarning USING btree (contact varchar_pattern_ops);


CREATE INDEX warnings_publicwarning_ended_by_id_0aa7c4ea ON public.warnings_publicwarning USING btree (ended_by_id);


CREATE INDEX warnings_publicwarning_kind_b895b63b ON public.warnings_publicwarning USING btree (kind);


CREATE INDEX warnings_publicwarning_kind_b895b63b_like ON public.warnings_publicwarning USING btree (kind varchar_pattern_ops);


CREATE INDEX warnings_publicwarning_region_a3c42012 ON public.warnings_publicwarning USING btree (region);


CREATE INDEX warnings_publicwarning_region_a3c42012_like ON public.warnings_publicwarning USING btree (region varchar_pattern_ops);


CREATE INDEX warnings_publicwarning_sent_back_by_id_b0ded3b7 ON public.warnings_publicwarning USING btree (sent_back_by_id);


CREATE INDEX warnings_publicwarning_source_7e2c97ad ON public.warnings_publicwarning USING btree (source);


CREATE INDEX warnings_publicwarning_source_7e2c97ad_like ON public.warnings_publicwarning USING btree (source varchar_pattern_ops);


CREATE INDEX warnings_publicwarning_trade_cf96ac76 ON public.warnings_publicwarning USING btree (trade);


CREATE INDEX warnings_publicwarning_trade_cf96ac76_like ON public.warnings_publicwarning USING btree (trade varchar_pattern_ops);


CREATE INDEX workflowstate_base_ct_id_idx ON public.wagtailcore_workflowstate USING btree (base_content_type_id, object_id);


CREATE INDEX workflowstate_ct_id_idx ON public.wagtailcore_workflowstate USING btree (content_type_id, object_id);


CREATE TRIGGER journal_chain_entry BEFORE INSERT ON public.journal_entry FOR EACH ROW EXECUTE FUNCTION public.journal_chain_entry();


CREATE TRIGGER journal_check_subjects AFTER INSERT ON public.journal_subject REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.journal_check_subjects();


CREATE TRIGGER journal_refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.journal_entry FOR EACH STATEMENT EXECUTE FUNCTION public.journal_refuse_change();


CREATE TRIGGER journal_refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.journal_subject FOR EACH STATEMENT EXECUTE FUNCTION public.journal_refuse_change();


CREATE TRIGGER legal_aid_turn_moves BEFORE UPDATE ON public.legal_aid_turn FOR EACH ROW EXECUTE FUNCTION public.legal_aid_turn_moves();


CREATE TRIGGER mailings_keep_end BEFORE INSERT OR UPDATE ON public.mailings_mailing FOR EACH ROW EXECUTE FUNCTION public.mailings_keep_end();


CREATE TRIGGER newsletter_block_stands BEFORE INSERT OR DELETE OR UPDATE ON public.newsletter_block FOR EACH ROW EXECUTE FUNCTION public.newsletter_block_stands();


CREATE TRIGGER newsletter_erratum_stands BEFORE DELETE OR UPDATE ON public.newsletter_erratum FOR EACH ROW EXECUTE FUNCTION public.newsletter_erratum_stands();


CREATE TRIGGER newsletter_issue_begins AFTER INSERT ON public.newsletter_issue FOR EACH ROW EXECUTE FUNCTION public.newsletter_issue_steps();


CREATE TRIGGER newsletter_issue_editions BEFORE UPDATE ON public.newsletter_issue FOR EACH ROW EXECUTE FUNCTION public.newsletter_issue_editions();


CREATE TRIGGER newsletter_issue_steps BEFORE DELETE OR UPDATE ON public.newsletter_issue FOR EACH ROW EXECUTE FUNCTION public.newsletter_issue_steps();


CREATE TRIGGER newsletter_issue_unread AFTER INSERT ON public.newsletter_issue FOR EACH ROW EXECUTE FUNCTION public.newsletter_issue_editions();


CREATE TRIGGER newsletter_openissue_is_last AFTER INSERT OR UPDATE ON public.newsletter_openissue FOR EACH ROW EXECUTE FUNCTION public.newsletter_openissue_is_last();


CREATE TRIGGER newsletter_openissue_is_out AFTER INSERT OR UPDATE ON public.newsletter_openissue FOR EACH ROW EXECUTE FUNCTION public.newsletter_openissue_is_out();


CREATE TRIGGER newsletter_quote_of_release BEFORE INSERT OR UPDATE ON public.newsletter_quote FOR EACH ROW EXECUTE FUNCTION public.newsletter_quote_of_release();


CREATE TRIGGER newsletter_quote_stands BEFORE INSERT OR DELETE OR UPDATE ON public.newsletter_quote FOR EACH ROW EXECUTE FUNCTION public.newsletter_quote_stands();


CREATE TRIGGER observations_sent_stands BEFORE UPDATE ON public.observations_sentobservation FOR EACH ROW EXECUTE FUNCTION public.observations_sent_stands();


CREATE TRIGGER observations_taking_is_next AFTER INSERT ON public.observations_taking FOR EACH ROW EXECUTE FUNCTION public.observations_taking_is_next();


CREATE TRIGGER outreach_open_is_approved AFTER INSERT OR UPDATE ON public.outreach_openrecommendation FOR EACH ROW EXECUTE FUNCTION public.outreach_open_is_approved();


CREATE TRIGGER outreach_recommendation_begins AFTER INSERT ON public.outreach_recommendation FOR EACH ROW EXECUTE FUNCTION public.outreach_second_person();


CREATE TRIGGER outreach_second_person BEFORE UPDATE ON public.outreach_recommendation FOR EACH ROW EXECUTE FUNCTION public.outreach_second_person();


CREATE TRIGGER partner_warnings_taking_is_next AFTER INSERT ON public.partner_warnings_partnertaking FOR EACH ROW EXECUTE FUNCTION public.partner_warnings_taking_is_next();


CREATE TRIGGER referrals_arrived_letter_dropped AFTER UPDATE OF held ON public.letters_incoming FOR EACH ROW WHEN ((((old.held)::text <> 'recalled'::text) AND ((new.held)::text = 'recalled'::text))) EXECUTE FUNCTION public.referrals_enter_dropped();


CREATE TRIGGER referrals_letter_arrives BEFORE INSERT ON public.letters_incoming FOR EACH ROW EXECUTE FUNCTION public.referrals_lay_in_empty();


CREATE TRIGGER referrals_opened_letter_dropped AFTER UPDATE OF gone_at ON public.letters_openedletter FOR EACH ROW WHEN (((old.gone_at IS NULL) AND (new.gone_at IS NOT NULL))) EXECUTE FUNCTION public.referrals_enter_dropped_letter();


CREATE TRIGGER releases_reporting_grows BEFORE UPDATE ON public.releases_reporting FOR EACH ROW EXECUTE FUNCTION public.releases_reporting_grows();


CREATE TRIGGER releases_steps BEFORE INSERT OR DELETE OR UPDATE ON public.releases_release FOR EACH ROW EXECUTE FUNCTION public.releases_steps();


CREATE TRIGGER results_fact_of_programme AFTER INSERT OR UPDATE ON public.results_fact FOR EACH ROW EXECUTE FUNCTION public.results_of_one_programme();


CREATE TRIGGER results_figure_stands BEFORE INSERT OR DELETE OR UPDATE ON public.results_figure FOR EACH ROW EXECUTE FUNCTION public.results_figure_stands();


CREATE TRIGGER results_indicator_stands BEFORE UPDATE ON public.results_indicator FOR EACH ROW EXECUTE FUNCTION public.results_indicator_stands();


CREATE TRIGGER results_period_stands BEFORE DELETE OR UPDATE ON public.results_period FOR EACH ROW EXECUTE FUNCTION public.results_period_stands();


CREATE TRIGGER results_target_of_programme AFTER INSERT OR UPDATE ON public.results_target FOR EACH ROW EXECUTE FUNCTION public.results_of_one_programme();


CREATE TRIGGER results_target_stands BEFORE INSERT OR DELETE OR UPDATE ON public.results_target FOR EACH ROW EXECUTE FUNCTION public.results_target_stands();


CREATE TRIGGER results_target_traced BEFORE INSERT OR UPDATE ON public.results_target FOR EACH ROW EXECUTE FUNCTION public.results_target_traced();


CREATE TRIGGER support_permit_stands BEFORE UPDATE ON public.support_storypermit FOR EACH ROW EXECUTE FUNCTION public.support_permit_stands();


CREATE TRIGGER support_story_stands BEFORE UPDATE ON public.support_story FOR EACH ROW WHEN (((old.id <> new.id) OR (old.case_id <> new.case_id) OR (old.organisation_id <> new.organisation_id))) EXECUTE FUNCTION public.support_story_stands();


CREATE TRIGGER warnings_keep_copy BEFORE INSERT OR DELETE OR UPDATE ON public.warnings_copy FOR EACH ROW EXECUTE FUNCTION public.warnings_keep_copy();


CREATE TRIGGER warnings_keep_correction BEFORE INSERT OR DELETE OR UPDATE ON public.warnings_copycorrection FOR EACH ROW EXECUTE FUNCTION public.warnings_keep_correction();


CREATE TRIGGER warnings_keep_hour BEFORE UPDATE ON public.warnings_publicwarning FOR EACH ROW EXECUTE FUNCTION public.warnings_keep_hour();


CREATE TRIGGER warnings_keep_question BEFORE UPDATE ON public.warnings_prolonging FOR EACH ROW EXECUTE FUNCTION public.warnings_keep_question();


CREATE TRIGGER warnings_refuse_alone BEFORE INSERT OR UPDATE ON public.warnings_publicwarning FOR EACH ROW EXECUTE FUNCTION public.warnings_refuse_alone();


CREATE TRIGGER warnings_refuse_removal BEFORE DELETE ON public.warnings_publicwarning FOR EACH ROW EXECUTE FUNCTION public.warnings_refuse_removal();


ALTER TABLE ONLY public.accounts_account_groups
    ADD CONSTRAINT accounts_account_gro_account_id_52f14852_fk_accounts_ FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.accounts_account_groups
    ADD CONSTRAINT accounts_account_groups_group_id_7c6a6bd1_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.accounts_account_user_permissions
    ADD CONSTRAINT accounts_account_use_account_id_816f9bde_fk_accounts_ FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.accounts_account_user_permissions
    ADD CONSTRAINT accounts_account_use_permission_id_24620205_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.accounts_invitation
    ADD CONSTRAINT accounts_invitation_account_id_8e9dd036_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.accounts_personkey
    ADD CONSTRAINT accounts_personkey_account_id_0b96ec7b_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.accounts_session
    ADD CONSTRAINT accounts_session_account_id_13077c3e_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_assignment
    ADD CONSTRAINT cases_assignment_case_id_b0be0e7a_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_assignment
    ADD CONSTRAINT cases_assignment_member_id_baf8efaa_fk_organisations_member_id FOREIGN KEY (member_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_assignment
    ADD CONSTRAINT cases_assignment_organisation_id_8071ee68_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_group_id_6395295c_fk_cases_group_id FOREIGN KEY (group_id) REFERENCES public.cases_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_organisation_id_dac38ff3_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_person_id_f87eeffa_fk_cases_person_id FOREIGN KEY (person_id) REFERENCES public.cases_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_caseitem
    ADD CONSTRAINT cases_caseitem_case_id_1a8e74b6_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_caseitem
    ADD CONSTRAINT cases_caseitem_organisation_id_d1eacf15_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_comparedlist
    ADD CONSTRAINT cases_comparedlist_member_id_884abf8e_fk_organisat FOREIGN KEY (member_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_comparedlist
    ADD CONSTRAINT cases_comparedlist_organisation_id_9a8a6743_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_desk
    ADD CONSTRAINT cases_desk_organisation_id_062a627d_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_findingsheet
    ADD CONSTRAINT cases_findingsheet_organisation_id_d7c39d8f_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_group
    ADD CONSTRAINT cases_group_organisation_id_8da4c1a7_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_lawyernote
    ADD CONSTRAINT cases_lawyernote_case_id_07181ea0_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_lawyernote
    ADD CONSTRAINT cases_lawyernote_circle_id_aa2ffe2f_fk_organisations_circle_id FOREIGN KEY (circle_id) REFERENCES public.organisations_circle(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_lawyernote
    ADD CONSTRAINT cases_lawyernote_key_id_018a4065_fk_accounts_personkey_id FOREIGN KEY (key_id) REFERENCES public.accounts_personkey(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_lawyernote
    ADD CONSTRAINT cases_lawyernote_member_id_d8dfd142_fk_organisations_member_id FOREIGN KEY (member_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_lawyernote
    ADD CONSTRAINT cases_lawyernote_organisation_id_0409f75a_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_lawyerseal
    ADD CONSTRAINT cases_lawyerseal_key_id_dcda4aca_fk_accounts_personkey_id FOREIGN KEY (key_id) REFERENCES public.accounts_personkey(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_lawyerseal
    ADD CONSTRAINT cases_lawyerseal_member_id_5aa99dc6_fk_organisations_member_id FOREIGN KEY (member_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_lawyerseal
    ADD CONSTRAINT cases_lawyerseal_note_id_dbb3a5e1_fk_cases_lawyernote_id FOREIGN KEY (note_id) REFERENCES public.cases_lawyernote(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_lawyerseal
    ADD CONSTRAINT cases_lawyerseal_organisation_id_b2886486_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_merge
    ADD CONSTRAINT cases_merge_organisation_id_36f7a9de_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_merge
    ADD CONSTRAINT cases_merge_person_id_ea669922_fk_cases_person_id FOREIGN KEY (person_id) REFERENCES public.cases_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_named
    ADD CONSTRAINT cases_named_key_id_61e292b0_fk_accounts_personkey_id FOREIGN KEY (key_id) REFERENCES public.accounts_personkey(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_named
    ADD CONSTRAINT cases_named_member_id_2d10e69b_fk_organisations_member_id FOREIGN KEY (member_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_named
    ADD CONSTRAINT cases_named_organisation_id_a7706a38_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_named
    ADD CONSTRAINT cases_named_person_id_c6638fd8_fk_cases_person_id FOREIGN KEY (person_id) REFERENCES public.cases_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_newcomer
    ADD CONSTRAINT cases_newcomer_member_id_29a16206_fk_organisations_member_id FOREIGN KEY (member_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_newcomer
    ADD CONSTRAINT cases_newcomer_organisation_id_e62c4100_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_newcomer
    ADD CONSTRAINT cases_newcomer_person_id_112e7f11_fk_cases_person_id FOREIGN KEY (person_id) REFERENCES public.cases_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_onpaper
    ADD CONSTRAINT cases_onpaper_organisation_id_bceed27b_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_onpaper
    ADD CONSTRAINT cases_onpaper_papers_id_90a6db79_fk_organisat FOREIGN KEY (papers_id) REFERENCES public.organisations_recoveryset(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_onpaper
    ADD CONSTRAINT cases_onpaper_person_id_8f74fd64_fk_cases_person_id FOREIGN KEY (person_id) REFERENCES public.cases_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_opening
    ADD CONSTRAINT cases_opening_answered_by_id_ac2bdbe8_fk_organisat FOREIGN KEY (answered_by_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_opening
    ADD CONSTRAINT cases_opening_member_id_491817df_fk_organisations_member_id FOREIGN KEY (member_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_opening
    ADD CONSTRAINT cases_opening_organisation_id_0e20f2ab_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_opening
    ADD CONSTRAINT cases_opening_person_id_3b2333fd_fk_cases_person_id FOREIGN KEY (person_id) REFERENCES public.cases_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_ownclock
    ADD CONSTRAINT cases_ownclock_organisation_id_92d90e02_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_person
    ADD CONSTRAINT cases_person_organisation_id_a3dddabc_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_personchange
    ADD CONSTRAINT cases_personchange_organisation_id_ac3b78e8_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_personchange
    ADD CONSTRAINT cases_personchange_person_id_b4434290_fk_cases_person_id FOREIGN KEY (person_id) REFERENCES public.cases_person(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_task
    ADD CONSTRAINT cases_task_case_id_db8cf8f3_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_task
    ADD CONSTRAINT cases_task_member_id_9f2cb37e_fk_organisations_member_id FOREIGN KEY (member_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.cases_task
    ADD CONSTRAINT cases_task_organisation_id_27cf2033_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_complaint
    ADD CONSTRAINT complaints_complaint_organisation_id_aba1bc0d_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_letterbox
    ADD CONSTRAINT complaints_letterbox_organisation_id_0119c0a9_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_receiver
    ADD CONSTRAINT complaints_receiver_key_id_82548250_fk_accounts_personkey_id FOREIGN KEY (key_id) REFERENCES public.accounts_personkey(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_receiver
    ADD CONSTRAINT complaints_receiver_member_id_248b8e13_fk_organisat FOREIGN KEY (member_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_receiver
    ADD CONSTRAINT complaints_receiver_organisation_id_e4f3456f_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_seal
    ADD CONSTRAINT complaints_seal_complaint_id_1881b0e2_fk_complaint FOREIGN KEY (complaint_id) REFERENCES public.complaints_complaint(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_seal
    ADD CONSTRAINT complaints_seal_key_id_90a77346_fk_accounts_personkey_id FOREIGN KEY (key_id) REFERENCES public.accounts_personkey(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_seal
    ADD CONSTRAINT complaints_seal_organisation_id_a86b36e8_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_secondorganisation
    ADD CONSTRAINT complaints_secondorg_organisation_id_4564f896_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.complaints_secondorganisation
    ADD CONSTRAINT complaints_secondorg_second_id_2cca783c_fk_organisat FOREIGN KEY (second_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.devices_alert
    ADD CONSTRAINT devices_alert_device_id_de2834f7_fk_devices_device_id FOREIGN KEY (device_id) REFERENCES public.devices_device(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.devices_count
    ADD CONSTRAINT devices_count_device_id_7391f77a_fk_devices_device_id FOREIGN KEY (device_id) REFERENCES public.devices_device(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.devices_countbatch
    ADD CONSTRAINT devices_countbatch_device_id_bda77714_fk_devices_device_id FOREIGN KEY (device_id) REFERENCES public.devices_device(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.devices_device
    ADD CONSTRAINT devices_device_group_id_0908559e_fk_devices_devicegroup_id FOREIGN KEY (group_id) REFERENCES public.devices_devicegroup(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.devices_device
    ADD CONSTRAINT devices_device_organisation_id_3c8ca159_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.devices_devicegroup
    ADD CONSTRAINT devices_devicegroup_organisation_id_b50fa7d8_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.devices_enrolment
    ADD CONSTRAINT devices_enrolment_used_by_id_cd1d9f35_fk_accounts_account_id FOREIGN KEY (used_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.devices_played
    ADD CONSTRAINT devices_played_device_id_cec60d8a_fk_devices_device_id FOREIGN KEY (device_id) REFERENCES public.devices_device(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.devices_screenshot
    ADD CONSTRAINT devices_screenshot_device_id_940c20bb_fk_devices_device_id FOREIGN KEY (device_id) REFERENCES public.devices_device(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.devices_wish
    ADD CONSTRAINT devices_wish_asked_by_id_ab8a3cf0_fk_accounts_account_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.devices_wish
    ADD CONSTRAINT devices_wish_device_id_828a849c_fk_devices_device_id FOREIGN KEY (device_id) REFERENCES public.devices_device(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_approvedfile
    ADD CONSTRAINT guide_approvedfile_approved_by_id_89ea1aea_fk_accounts_ FOREIGN KEY (approved_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_articlepage
    ADD CONSTRAINT guide_articlepage_follows_id_8c219386_fk_wagtailco FOREIGN KEY (follows_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_articlepage
    ADD CONSTRAINT guide_articlepage_made_from_id_f9b137d1_fk_wagtailco FOREIGN KEY (made_from_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_articlepage
    ADD CONSTRAINT guide_articlepage_page_ptr_id_b0436772_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_countrypage
    ADD CONSTRAINT guide_countrypage_follows_id_c4ac1eef_fk_wagtailco FOREIGN KEY (follows_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_countrypage
    ADD CONSTRAINT guide_countrypage_made_from_id_77532e12_fk_wagtailco FOREIGN KEY (made_from_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_countrypage
    ADD CONSTRAINT guide_countrypage_page_ptr_id_ff4c273c_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_guidehome
    ADD CONSTRAINT guide_guidehome_page_ptr_id_3d2cdc8a_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_letterbox
    ADD CONSTRAINT guide_letterbox_account_id_ec517655_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_look
    ADD CONSTRAINT guide_look_looked_by_id_a7f3535a_fk_accounts_account_id FOREIGN KEY (looked_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_look
    ADD CONSTRAINT guide_look_page_id_14cbbbf7_fk_guide_watchedpage_key FOREIGN KEY (page_id) REFERENCES public.guide_watchedpage(key) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_nativereading
    ADD CONSTRAINT guide_nativereading_page_id_7f9e4690_fk_wagtailcore_page_id FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_nativereading
    ADD CONSTRAINT guide_nativereading_revision_id_4d90cef0_fk_wagtailco FOREIGN KEY (revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_proposal
    ADD CONSTRAINT guide_proposal_decided_by_id_a2e1dc9f_fk_accounts_account_id FOREIGN KEY (decided_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_proposal
    ADD CONSTRAINT guide_proposal_proposed_by_id_f89e711e_fk_accounts_account_id FOREIGN KEY (proposed_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_secondpersontask_groups
    ADD CONSTRAINT guide_secondpersonta_group_id_3d7d6231_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_secondpersontask_groups
    ADD CONSTRAINT guide_secondpersonta_secondpersontask_id_0088cea0_fk_guide_sec FOREIGN KEY (secondpersontask_id) REFERENCES public.guide_secondpersontask(task_ptr_id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_secondpersontask
    ADD CONSTRAINT guide_secondpersonta_task_ptr_id_8227d0b5_fk_wagtailco FOREIGN KEY (task_ptr_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_told
    ADD CONSTRAINT guide_told_account_id_db226586_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_topicpage
    ADD CONSTRAINT guide_topicpage_follows_id_25d44781_fk_wagtailcore_revision_id FOREIGN KEY (follows_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_topicpage
    ADD CONSTRAINT guide_topicpage_made_from_id_1a70db8e_fk_wagtailco FOREIGN KEY (made_from_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_topicpage
    ADD CONSTRAINT guide_topicpage_page_ptr_id_54be8521_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.guide_translatorfile
    ADD CONSTRAINT guide_translatorfile_sent_by_id_a0738257_fk_accounts_account_id FOREIGN KEY (sent_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.intake_consultation
    ADD CONSTRAINT intake_consultation_organisation_id_6da26b07_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.intake_report
    ADD CONSTRAINT intake_report_organisation_id_94fa907f_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.intake_sending
    ADD CONSTRAINT intake_sending_member_id_d6f3b811_fk_organisations_member_id FOREIGN KEY (member_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.intake_sending
    ADD CONSTRAINT intake_sending_organisation_id_b6b932da_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.intake_sending
    ADD CONSTRAINT intake_sending_recipient_id_5d707494_fk_organisat FOREIGN KEY (recipient_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.learning_cohort
    ADD CONSTRAINT learning_cohort_organisation_id_f1d15d92_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.learning_employer
    ADD CONSTRAINT learning_employer_organisation_id_a395f0ac_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.learning_issuer
    ADD CONSTRAINT learning_issuer_organisation_id_94609e9b_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.learning_learner
    ADD CONSTRAINT learning_learner_cohort_id_2a128175_fk_learning_cohort_id FOREIGN KEY (cohort_id) REFERENCES public.learning_cohort(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.learning_learner
    ADD CONSTRAINT learning_learner_organisation_id_eefd3c13_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.learning_livelihood
    ADD CONSTRAINT learning_livelihood_organisation_id_cd46be46_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.learning_named
    ADD CONSTRAINT learning_named_key_id_b455c6bf_fk_accounts_personkey_id FOREIGN KEY (key_id) REFERENCES public.accounts_personkey(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.learning_named
    ADD CONSTRAINT learning_named_member_id_e0a8a14b_fk_organisations_member_id FOREIGN KEY (member_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.learning_named
    ADD CONSTRAINT learning_named_of_learner FOREIGN KEY (learner_id) REFERENCES public.learning_learner(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.learning_namedforlivelihood
    ADD CONSTRAINT learning_named_of_livelihood FOREIGN KEY (livelihood_id) REFERENCES public.learning_livelihood(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.learning_named
    ADD CONSTRAINT learning_named_organisation_id_defba6cb_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.learning_namedforlivelihood
    ADD CONSTRAINT learning_namedforliv_key_id_665c54ba_fk_accounts_ FOREIGN KEY (key_id) REFERENCES public.accounts_personkey(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.learning_namedforlivelihood
    ADD CONSTRAINT learning_namedforliv_member_id_a7149265_fk_organisat FOREIGN KEY (member_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.learning_namedforlivelihood
    ADD CONSTRAINT learning_namedforliv_organisation_id_a46cb587_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_absence
    ADD CONSTRAINT legal_aid_absence_advocate_id_4d90d20c_fk_legal_aid_advocate_id FOREIGN KEY (advocate_id) REFERENCES public.legal_aid_advocate(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_absence
    ADD CONSTRAINT legal_aid_absence_organisation_id_aec0d560_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_advocate
    ADD CONSTRAINT legal_aid_advocate_organisation_id_4fe6e1eb_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_advocateaccount
    ADD CONSTRAINT legal_aid_advocateac_advocate_id_bcc1a2d8_fk_legal_aid FOREIGN KEY (advocate_id) REFERENCES public.legal_aid_advocate(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_advocateaccount
    ADD CONSTRAINT legal_aid_advocateac_member_id_33d365fd_fk_organisat FOREIGN KEY (member_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_advocateaccount
    ADD CONSTRAINT legal_aid_advocateac_organisation_id_e7fab1fb_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_assignment
    ADD CONSTRAINT legal_aid_assignment_organisation_id_008b4322_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_caseneed
    ADD CONSTRAINT legal_aid_caseneed_case_id_b948a3e5_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_caseneed
    ADD CONSTRAINT legal_aid_caseneed_organisation_id_9985f000_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_caseneed
    ADD CONSTRAINT legal_aid_caseneed_sent_id_138a1773_fk_legal_aid_sentneed_id FOREIGN KEY (sent_id) REFERENCES public.legal_aid_sentneed(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_dutyslot
    ADD CONSTRAINT legal_aid_dutyslot_advocate_id_416c2f9d_fk_legal_aid FOREIGN KEY (advocate_id) REFERENCES public.legal_aid_advocate(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_dutyslot
    ADD CONSTRAINT legal_aid_dutyslot_organisation_id_cc26374c_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_dutyswap
    ADD CONSTRAINT legal_aid_dutyswap_asked_id_4f482f34_fk_legal_aid FOREIGN KEY (asked_id) REFERENCES public.legal_aid_advocateaccount(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_dutyswap
    ADD CONSTRAINT legal_aid_dutyswap_asker_id_ebb0f057_fk_legal_aid FOREIGN KEY (asker_id) REFERENCES public.legal_aid_advocateaccount(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_dutyswap
    ADD CONSTRAINT legal_aid_dutyswap_in_return_id_870fe5b2_fk_legal_aid FOREIGN KEY (in_return_id) REFERENCES public.legal_aid_dutyslot(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_dutyswap
    ADD CONSTRAINT legal_aid_dutyswap_organisation_id_61f4bec1_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_dutyswap
    ADD CONSTRAINT legal_aid_dutyswap_slot_id_5ba988c5_fk_legal_aid_dutyslot_id FOREIGN KEY (slot_id) REFERENCES public.legal_aid_dutyslot(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_lawyerplan
    ADD CONSTRAINT legal_aid_lawyerplan_organisation_id_705ae919_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_look
    ADD CONSTRAINT legal_aid_look_need_id_1a169fab_fk_legal_aid_need_id FOREIGN KEY (need_id) REFERENCES public.legal_aid_need(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_look
    ADD CONSTRAINT legal_aid_look_organisation_id_6f0b1c2e_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_mandate
    ADD CONSTRAINT legal_aid_mandate_organisation_id_39d2f3ae_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_mandatenotes
    ADD CONSTRAINT legal_aid_mandatenot_colleague_id_bbd6d674_fk_accounts_ FOREIGN KEY (colleague_id) REFERENCES public.accounts_personkey(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_mandatenotes
    ADD CONSTRAINT legal_aid_mandatenot_mandate_id_d7bca362_fk_legal_aid FOREIGN KEY (mandate_id) REFERENCES public.legal_aid_mandate(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_mandatenotes
    ADD CONSTRAINT legal_aid_mandatenot_organisation_id_2e7f38cf_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_mandatenotes
    ADD CONSTRAINT legal_aid_mandatenotes_key_id_ee23cca1_fk_accounts_personkey_id FOREIGN KEY (key_id) REFERENCES public.accounts_personkey(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_mandatereader
    ADD CONSTRAINT legal_aid_mandaterea_key_id_9079dd62_fk_accounts_ FOREIGN KEY (key_id) REFERENCES public.accounts_personkey(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_mandatereader
    ADD CONSTRAINT legal_aid_mandaterea_mandate_id_5c71a824_fk_legal_aid FOREIGN KEY (mandate_id) REFERENCES public.legal_aid_mandate(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_mandatereader
    ADD CONSTRAINT legal_aid_mandaterea_organisation_id_c46da6a5_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_need
    ADD CONSTRAINT legal_aid_need_organisation_id_483354e0_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_offer
    ADD CONSTRAINT legal_aid_offer_need_id_338bb98e_fk_legal_aid_need_id FOREIGN KEY (need_id) REFERENCES public.legal_aid_need(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_offer
    ADD CONSTRAINT legal_aid_offer_organisation_id_c42c936f_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_otherside
    ADD CONSTRAINT legal_aid_otherside_need_id_bb3513d8_fk_legal_aid_need_id FOREIGN KEY (need_id) REFERENCES public.legal_aid_need(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_otherside
    ADD CONSTRAINT legal_aid_otherside_organisation_id_6706f174_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_rightanswer
    ADD CONSTRAINT legal_aid_rightanswe_organisation_id_0a87c24a_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_rightanswer
    ADD CONSTRAINT legal_aid_rightanswer_case_id_3e5d1c9a_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_roadtable
    ADD CONSTRAINT legal_aid_roadtable_organisation_id_a0729d48_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_sentneed
    ADD CONSTRAINT legal_aid_sentneed_organisation_id_fce3962d_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_turn
    ADD CONSTRAINT legal_aid_turn_key_id_fa0e1051_fk_accounts_personkey_id FOREIGN KEY (key_id) REFERENCES public.accounts_personkey(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_turn
    ADD CONSTRAINT legal_aid_turn_of_offer FOREIGN KEY (offer_id) REFERENCES public.legal_aid_offer(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_turn
    ADD CONSTRAINT legal_aid_turn_organisation_id_8f04102a_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_vouchingkey
    ADD CONSTRAINT legal_aid_vouchingke_organisation_id_60b72052_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.legal_aid_vouchingkey
    ADD CONSTRAINT legal_aid_vouchingkey_key_id_b6c6aa25_fk_accounts_personkey_id FOREIGN KEY (key_id) REFERENCES public.accounts_personkey(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.letters_arrivingfile
    ADD CONSTRAINT letters_arrivingfile_opened_id_44e4c8ae_fk_letters_o FOREIGN KEY (opened_id) REFERENCES public.letters_openedletter(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.letters_arrivingfile
    ADD CONSTRAINT letters_arrivingfile_organisation_id_cdbc658b_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.letters_belief
    ADD CONSTRAINT letters_belief_first_by_id_ae522246_fk_organisations_member_id FOREIGN KEY (first_by_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.letters_belief
    ADD CONSTRAINT letters_belief_organisation_id_6e3ebb7b_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.letters_belief
    ADD CONSTRAINT letters_belief_second_by_id_e01f2293_fk_organisations_member_id FOREIGN KEY (second_by_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.letters_inboxkey
    ADD CONSTRAINT letters_inboxkey_circle_id_8f403170_fk_organisations_circle_id FOREIGN KEY (circle_id) REFERENCES public.organisations_circle(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.letters_inboxkey
    ADD CONSTRAINT letters_inboxkey_organisation_id_4df8baf5_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.letters_incoming
    ADD CONSTRAINT letters_incoming_organisation_id_67953b63_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.letters_openedletter
    ADD CONSTRAINT letters_openedletter_organisation_id_22b15922_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.letters_outgoing
    ADD CONSTRAINT letters_outgoing_organisation_id_9badfa8f_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.letters_sentfile
    ADD CONSTRAINT letters_sentfile_letter_id_b797909a_fk_letters_outgoing_id FOREIGN KEY (letter_id) REFERENCES public.letters_outgoing(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.letters_sentfile
    ADD CONSTRAINT letters_sentfile_organisation_id_5e3bec48_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.letters_signingkey
    ADD CONSTRAINT letters_signingkey_organisation_id_d0b4031c_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.mailings_delivery
    ADD CONSTRAINT mailings_delivery_mailing_id_9d3894cc_fk_mailings_mailing_id FOREIGN KEY (mailing_id) REFERENCES public.mailings_mailing(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.mailings_delivery
    ADD CONSTRAINT mailings_delivery_organisation_id_00d99139_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.mailings_delivery
    ADD CONSTRAINT mailings_delivery_own_mailing FOREIGN KEY (organisation_id, mailing_id) REFERENCES public.mailings_mailing(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.mailings_delivery
    ADD CONSTRAINT mailings_delivery_own_subscriber FOREIGN KEY (organisation_id, subscriber_id) REFERENCES public.mailings_subscriber(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.mailings_delivery
    ADD CONSTRAINT mailings_delivery_subscriber_id_f0fe4b4f_fk_mailings_ FOREIGN KEY (subscriber_id) REFERENCES public.mailings_subscriber(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.mailings_endedlink
    ADD CONSTRAINT mailings_endedlink_organisation_id_43e28927_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.mailings_endedmailing
    ADD CONSTRAINT mailings_endedmailin_organisation_id_8d9012ca_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.mailings_mailing
    ADD CONSTRAINT mailings_mailing_approved_by_id_0905030f_fk_organisat FOREIGN KEY (approved_by_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.mailings_mailing
    ADD CONSTRAINT mailings_mailing_list_id_584e7eae_fk_mailings_mailinglist_id FOREIGN KEY (list_id) REFERENCES public.mailings_mailinglist(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.mailings_mailing
    ADD CONSTRAINT mailings_mailing_organisation_id_04081ee9_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.mailings_mailing
    ADD CONSTRAINT mailings_mailing_own_mailinglist FOREIGN KEY (organisation_id, list_id) REFERENCES public.mailings_mailinglist(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.mailings_mailing
    ADD CONSTRAINT mailings_mailing_written_by_id_201db609_fk_organisat FOREIGN KEY (written_by_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.mailings_mailinglist
    ADD CONSTRAINT mailings_mailinglist_organisation_id_ffdb2786_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.mailings_mailtext
    ADD CONSTRAINT mailings_mailtext_mailing_id_49804660_fk_mailings_mailing_id FOREIGN KEY (mailing_id) REFERENCES public.mailings_mailing(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.mailings_mailtext
    ADD CONSTRAINT mailings_mailtext_organisation_id_65bdcbf3_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.mailings_mailtext
    ADD CONSTRAINT mailings_mailtext_own_mailing FOREIGN KEY (organisation_id, mailing_id) REFERENCES public.mailings_mailing(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.mailings_subscriber
    ADD CONSTRAINT mailings_subscriber_list_id_f4cb3b49_fk_mailings_mailinglist_id FOREIGN KEY (list_id) REFERENCES public.mailings_mailinglist(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.mailings_subscriber
    ADD CONSTRAINT mailings_subscriber_organisation_id_e80d74cc_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.mailings_subscriber
    ADD CONSTRAINT mailings_subscriber_own_mailinglist FOREIGN KEY (organisation_id, list_id) REFERENCES public.mailings_mailinglist(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_block
    ADD CONSTRAINT newsletter_block_event_id_16caa4f1_fk_outreach_event_id FOREIGN KEY (event_id) REFERENCES public.outreach_event(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_block
    ADD CONSTRAINT newsletter_block_issue_id_ce272bb2_fk_newsletter_issue_id FOREIGN KEY (issue_id) REFERENCES public.newsletter_issue(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_block
    ADD CONSTRAINT newsletter_block_organisation_id_7cbc8ae8_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_block
    ADD CONSTRAINT newsletter_block_own_event FOREIGN KEY (organisation_id, event_id) REFERENCES public.outreach_event(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_block
    ADD CONSTRAINT newsletter_block_own_issue FOREIGN KEY (organisation_id, issue_id) REFERENCES public.newsletter_issue(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_block
    ADD CONSTRAINT newsletter_block_own_recommendation FOREIGN KEY (organisation_id, recommendation_id) REFERENCES public.outreach_recommendation(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_block
    ADD CONSTRAINT newsletter_block_quote_id_b12432a6_fk_newsletter_quote_id FOREIGN KEY (quote_id) REFERENCES public.newsletter_quote(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_block
    ADD CONSTRAINT newsletter_block_quote_of_issue FOREIGN KEY (issue_id, quote_id) REFERENCES public.newsletter_quote(issue_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_block
    ADD CONSTRAINT newsletter_block_recommendation_id_7d407773_fk_outreach_ FOREIGN KEY (recommendation_id) REFERENCES public.outreach_recommendation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_block
    ADD CONSTRAINT newsletter_block_written_by_id_aa9672aa_fk_organisat FOREIGN KEY (written_by_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_erratum
    ADD CONSTRAINT newsletter_erratum_issue_id_ca943c77_fk_newsletter_issue_id FOREIGN KEY (issue_id) REFERENCES public.newsletter_issue(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_erratum
    ADD CONSTRAINT newsletter_erratum_organisation_id_9c4f01cf_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_erratum
    ADD CONSTRAINT newsletter_erratum_own_issue FOREIGN KEY (organisation_id, issue_id) REFERENCES public.newsletter_issue(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_erratum
    ADD CONSTRAINT newsletter_erratum_quote_id_ea0f5256_fk_newsletter_quote_id FOREIGN KEY (quote_id) REFERENCES public.newsletter_quote(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_erratum
    ADD CONSTRAINT newsletter_erratum_quote_of_issue FOREIGN KEY (issue_id, quote_id) REFERENCES public.newsletter_quote(issue_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_issue
    ADD CONSTRAINT newsletter_issue_decided_by_id_2029d6f7_fk_organisat FOREIGN KEY (decided_by_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_issue
    ADD CONSTRAINT newsletter_issue_handed_by_id_332dcf2d_fk_organisat FOREIGN KEY (handed_by_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_issue
    ADD CONSTRAINT newsletter_issue_organisation_id_808e3267_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_issue
    ADD CONSTRAINT newsletter_issue_own_programme FOREIGN KEY (organisation_id, programme_id) REFERENCES public.results_programme(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_issue
    ADD CONSTRAINT newsletter_issue_programme_id_d00d53f7_fk_results_programme_id FOREIGN KEY (programme_id) REFERENCES public.results_programme(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_issue
    ADD CONSTRAINT newsletter_issue_written_by_id_0c1d0674_fk_organisat FOREIGN KEY (written_by_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_openissue
    ADD CONSTRAINT newsletter_openissue_issue_id_f72b268e_fk_newsletter_issue_id FOREIGN KEY (issue_id) REFERENCES public.newsletter_issue(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_openissue
    ADD CONSTRAINT newsletter_openissue_organisation_id_e9a2c93b_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_openissue
    ADD CONSTRAINT newsletter_openissue_own_issue FOREIGN KEY (organisation_id, issue_id) REFERENCES public.newsletter_issue(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_posting
    ADD CONSTRAINT newsletter_posting_issue_id_98c8d0f0_fk_newsletter_issue_id FOREIGN KEY (issue_id) REFERENCES public.newsletter_issue(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_posting
    ADD CONSTRAINT newsletter_posting_organisation_id_8d781582_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_posting
    ADD CONSTRAINT newsletter_posting_own_issue FOREIGN KEY (organisation_id, issue_id) REFERENCES public.newsletter_issue(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_quote
    ADD CONSTRAINT newsletter_quote_indicator_id_81476d72_fk_results_indicator_id FOREIGN KEY (indicator_id) REFERENCES public.results_indicator(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_quote
    ADD CONSTRAINT newsletter_quote_issue_id_ba3db056_fk_newsletter_issue_id FOREIGN KEY (issue_id) REFERENCES public.newsletter_issue(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_quote
    ADD CONSTRAINT newsletter_quote_of_kind FOREIGN KEY (indicator_id, kind, currency) REFERENCES public.results_indicator(id, kind, currency) ON UPDATE RESTRICT;


ALTER TABLE ONLY public.newsletter_quote
    ADD CONSTRAINT newsletter_quote_organisation_id_6f8d0626_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_quote
    ADD CONSTRAINT newsletter_quote_own_indicator FOREIGN KEY (organisation_id, indicator_id) REFERENCES public.results_indicator(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_quote
    ADD CONSTRAINT newsletter_quote_own_issue FOREIGN KEY (organisation_id, issue_id) REFERENCES public.newsletter_issue(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_quote
    ADD CONSTRAINT newsletter_quote_own_period FOREIGN KEY (organisation_id, period_id) REFERENCES public.results_period(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_quote
    ADD CONSTRAINT newsletter_quote_own_release FOREIGN KEY (organisation_id, release_id) REFERENCES public.releases_release(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_quote
    ADD CONSTRAINT newsletter_quote_period_id_ac99c2a7_fk_results_period_id FOREIGN KEY (period_id) REFERENCES public.results_period(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.newsletter_quote
    ADD CONSTRAINT newsletter_quote_release_id_2d27acc6_fk_releases_release_id FOREIGN KEY (release_id) REFERENCES public.releases_release(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.observations_observation
    ADD CONSTRAINT observations_observa_organisation_id_36747635_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.observations_sentobservation
    ADD CONSTRAINT observations_sentobs_organisation_id_4139683c_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.observations_taking
    ADD CONSTRAINT observations_taking_observation_id_7236bddf_fk_observati FOREIGN KEY (observation_id) REFERENCES public.observations_sentobservation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.observations_taking
    ADD CONSTRAINT observations_taking_organisation_id_bde1a98c_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.once_sentform
    ADD CONSTRAINT once_sentform_account_id_80ca8cdb_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_circlekey
    ADD CONSTRAINT organisations_circle_circle_id_d9beb1e7_fk_organisat FOREIGN KEY (circle_id) REFERENCES public.organisations_circle(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_circlevoucher
    ADD CONSTRAINT organisations_circle_circle_key_id_7374e88a_fk_organisat FOREIGN KEY (circle_key_id) REFERENCES public.organisations_circlekey(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_circlevoucher
    ADD CONSTRAINT organisations_circle_epoch_id_aa7c1842_fk_organisat FOREIGN KEY (epoch_id) REFERENCES public.organisations_epoch(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_circlevoucher
    ADD CONSTRAINT organisations_circle_key_id_24275966_fk_accounts_ FOREIGN KEY (key_id) REFERENCES public.accounts_personkey(id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_circleholding
    ADD CONSTRAINT organisations_circle_key_id_98b7032c_fk_accounts_ FOREIGN KEY (key_id) REFERENCES public.accounts_personkey(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_circlevoucher
    ADD CONSTRAINT organisations_circle_member_id_210bde79_fk_organisat FOREIGN KEY (member_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_circleholding
    ADD CONSTRAINT organisations_circle_organisation_id_01eff317_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_circle
    ADD CONSTRAINT organisations_circle_organisation_id_1b3d768d_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_circlevoucher
    ADD CONSTRAINT organisations_circle_organisation_id_810f1d48_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_circlekey
    ADD CONSTRAINT organisations_circle_organisation_id_b6bb3ca6_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_circleholding
    ADD CONSTRAINT organisations_circle_voucher_id_330f711e_fk_organisat FOREIGN KEY (voucher_id) REFERENCES public.organisations_circlevoucher(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_epoch
    ADD CONSTRAINT organisations_epoch_organisation_id_3a1d19a9_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_holding
    ADD CONSTRAINT organisations_holdin_epoch_id_c923fb68_fk_organisat FOREIGN KEY (epoch_id) REFERENCES public.organisations_epoch(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_holding
    ADD CONSTRAINT organisations_holdin_member_id_588fe3ab_fk_organisat FOREIGN KEY (member_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_holding
    ADD CONSTRAINT organisations_holdin_organisation_id_4f82b561_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_holding
    ADD CONSTRAINT organisations_holding_key_id_8bd679ce_fk_accounts_personkey_id FOREIGN KEY (key_id) REFERENCES public.accounts_personkey(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_intake
    ADD CONSTRAINT organisations_intake_organisation_id_36687ca2_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_member
    ADD CONSTRAINT organisations_member_account_id_477cd96b_fk_accounts_account_id FOREIGN KEY (account_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_member
    ADD CONSTRAINT organisations_member_organisation_id_83bfe5dc_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_recoveryset
    ADD CONSTRAINT organisations_recove_organisation_id_c4ca9f34_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_regrant
    ADD CONSTRAINT organisations_regran_epoch_id_cadfc468_fk_organisat FOREIGN KEY (epoch_id) REFERENCES public.organisations_epoch(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_regrant
    ADD CONSTRAINT organisations_regran_member_id_406a4820_fk_organisat FOREIGN KEY (member_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_regrant
    ADD CONSTRAINT organisations_regran_organisation_id_41ba1398_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.organisations_regrant
    ADD CONSTRAINT organisations_regrant_key_id_e97991ac_fk_accounts_personkey_id FOREIGN KEY (key_id) REFERENCES public.accounts_personkey(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_campaign
    ADD CONSTRAINT outreach_campaign_organisation_id_67940b73_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_commitment
    ADD CONSTRAINT outreach_commitment_organisation_id_208fd8e7_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_commitment
    ADD CONSTRAINT outreach_commitment_own_recommendation FOREIGN KEY (organisation_id, recommendation_id) REFERENCES public.outreach_recommendation(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_commitment
    ADD CONSTRAINT outreach_commitment_recommendation_id_66a268ba_fk_outreach_ FOREIGN KEY (recommendation_id) REFERENCES public.outreach_recommendation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_event
    ADD CONSTRAINT outreach_event_campaign_id_4027470d_fk_outreach_campaign_id FOREIGN KEY (campaign_id) REFERENCES public.outreach_campaign(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_event
    ADD CONSTRAINT outreach_event_organisation_id_7947c9c3_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_feed
    ADD CONSTRAINT outreach_feed_organisation_id_ab39eee2_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_openpartner
    ADD CONSTRAINT outreach_openpartner_organisation_id_cd4f3d5e_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_openpartner
    ADD CONSTRAINT outreach_openpartner_own_partner FOREIGN KEY (organisation_id, partner_id) REFERENCES public.outreach_partner(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_openpartner
    ADD CONSTRAINT outreach_openpartner_partner_id_7bbe1f37_fk_outreach_partner_id FOREIGN KEY (partner_id) REFERENCES public.outreach_partner(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_openrecommendation
    ADD CONSTRAINT outreach_openrecomme_organisation_id_a7c1cc8e_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_openrecommendation
    ADD CONSTRAINT outreach_openrecomme_recommendation_id_7ba1e3a9_fk_outreach_ FOREIGN KEY (recommendation_id) REFERENCES public.outreach_recommendation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_openrecommendation
    ADD CONSTRAINT outreach_openrecommendation_own_partner FOREIGN KEY (organisation_id, partner) REFERENCES public.outreach_partner(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_openrecommendation
    ADD CONSTRAINT outreach_openrecommendation_own_recommendation FOREIGN KEY (organisation_id, recommendation_id) REFERENCES public.outreach_recommendation(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_partner
    ADD CONSTRAINT outreach_partner_organisation_id_9266fdd4_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_partnerword
    ADD CONSTRAINT outreach_partnerword_organisation_id_fcdd8f19_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_partnerword
    ADD CONSTRAINT outreach_partnerword_own_partner FOREIGN KEY (organisation_id, partner_id) REFERENCES public.outreach_partner(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_partnerword
    ADD CONSTRAINT outreach_partnerword_partner_id_17ffa1ff_fk_outreach_partner_id FOREIGN KEY (partner_id) REFERENCES public.outreach_partner(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_prooffile
    ADD CONSTRAINT outreach_prooffile_organisation_id_5c6547ed_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_prooffile
    ADD CONSTRAINT outreach_prooffile_own_report FOREIGN KEY (organisation_id, report_id) REFERENCES public.outreach_report(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_prooffile
    ADD CONSTRAINT outreach_prooffile_report_id_86fd0cda_fk_outreach_report_id FOREIGN KEY (report_id) REFERENCES public.outreach_report(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_publication
    ADD CONSTRAINT outreach_publication_campaign_id_92caa6c7_fk_outreach_ FOREIGN KEY (campaign_id) REFERENCES public.outreach_campaign(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_publication
    ADD CONSTRAINT outreach_publication_organisation_id_00cf5cab_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_recommendation
    ADD CONSTRAINT outreach_recommendat_approved_by_id_ce9a576f_fk_organisat FOREIGN KEY (approved_by_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_recommendation
    ADD CONSTRAINT outreach_recommendat_asked_by_id_6d27bef9_fk_organisat FOREIGN KEY (asked_by_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_recommendation
    ADD CONSTRAINT outreach_recommendat_organisation_id_26948d56_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_recommendation
    ADD CONSTRAINT outreach_recommendat_partner_id_d4ee6808_fk_outreach_ FOREIGN KEY (partner_id) REFERENCES public.outreach_partner(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_recommendation
    ADD CONSTRAINT outreach_recommendation_own_partner FOREIGN KEY (organisation_id, partner_id) REFERENCES public.outreach_partner(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_report
    ADD CONSTRAINT outreach_report_commitment_id_4ffa94a1_fk_outreach_ FOREIGN KEY (commitment_id) REFERENCES public.outreach_commitment(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_report
    ADD CONSTRAINT outreach_report_organisation_id_0f517014_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_report
    ADD CONSTRAINT outreach_report_own_commitment FOREIGN KEY (organisation_id, commitment_id) REFERENCES public.outreach_commitment(organisation_id, id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_snapshot
    ADD CONSTRAINT outreach_snapshot_organisation_id_93103492_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.outreach_snapshot
    ADD CONSTRAINT outreach_snapshot_publication_id_e8e07d32_fk_outreach_ FOREIGN KEY (publication_id) REFERENCES public.outreach_publication(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partner_warnings_frompartner
    ADD CONSTRAINT partner_warnings_fro_organisation_id_74ec711d_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partner_warnings_partnertaking
    ADD CONSTRAINT partner_warnings_par_organisation_id_4ea9564b_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.partner_warnings_partnertaking
    ADD CONSTRAINT partner_warnings_par_told_id_6d7b3623_fk_partner_w FOREIGN KEY (told_id) REFERENCES public.partner_warnings_frompartner(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.referrals_agreement
    ADD CONSTRAINT referrals_agreement_organisation_id_ef3f5155_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.referrals_casereferral
    ADD CONSTRAINT referrals_casereferr_organisation_id_9dafecbe_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.referrals_casereferral
    ADD CONSTRAINT referrals_casereferr_referral_id_0d0562f9_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.referrals_casereferral
    ADD CONSTRAINT referrals_casereferral_case_id_03430869_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.referrals_casereturn
    ADD CONSTRAINT referrals_casereturn_case_id_1c13dc42_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.referrals_casereturn
    ADD CONSTRAINT referrals_casereturn_organisation_id_e5fc5cd5_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.referrals_casereturn
    ADD CONSTRAINT referrals_casereturn_referral_id_94de6e05_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referrals_referral_circle_id_34fc4fc0_fk_organisat FOREIGN KEY (circle_id) REFERENCES public.organisations_circle(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.referrals_referral
    ADD CONSTRAINT referrals_referral_organisation_id_579d04cf_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.referrals_referralletter
    ADD CONSTRAINT referrals_referralle_opened_id_9c589504_fk_letters_o FOREIGN KEY (opened_id) REFERENCES public.letters_openedletter(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.referrals_referralletter
    ADD CONSTRAINT referrals_referralle_organisation_id_68a001b7_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.referrals_referralletter
    ADD CONSTRAINT referrals_referralle_referral_id_ebcad3a9_fk_referrals FOREIGN KEY (referral_id) REFERENCES public.referrals_referral(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.referrals_reminder
    ADD CONSTRAINT referrals_reminder_member_id_e50422cf_fk_organisat FOREIGN KEY (member_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.referrals_reminder
    ADD CONSTRAINT referrals_reminder_organisation_id_e1db8b6c_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.releases_release
    ADD CONSTRAINT releases_release_brought_by_id_8f2948f3_fk_organisat FOREIGN KEY (brought_by_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.releases_release
    ADD CONSTRAINT releases_release_decided_by_id_47ddc052_fk_organisat FOREIGN KEY (decided_by_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.releases_release
    ADD CONSTRAINT releases_release_organisation_id_c4cd0dfa_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.releases_release
    ADD CONSTRAINT releases_release_withdrawn_by_id_5b5fb1ed_fk_organisat FOREIGN KEY (withdrawn_by_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.releases_reporting
    ADD CONSTRAINT releases_reporting_organisation_id_7c77553b_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.releases_reporting
    ADD CONSTRAINT releases_reporting_release_id_40772265_fk_releases_release_id FOREIGN KEY (release_id) REFERENCES public.releases_release(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.releases_reporting
    ADD CONSTRAINT releases_reporting_written_by_id_1014c67e_fk_organisat FOREIGN KEY (written_by_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.results_answer
    ADD CONSTRAINT results_answer_organisation_id_528270ea_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.results_answer
    ADD CONSTRAINT results_answer_period_id_c9ccd3d6_fk_results_period_id FOREIGN KEY (period_id) REFERENCES public.results_period(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.results_answer
    ADD CONSTRAINT results_answer_written_by_id_e0efcb11_fk_organisat FOREIGN KEY (written_by_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.results_fact
    ADD CONSTRAINT results_fact_indicator_id_1971fd37_fk_results_indicator_id FOREIGN KEY (indicator_id) REFERENCES public.results_indicator(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.results_fact
    ADD CONSTRAINT results_fact_of_kind FOREIGN KEY (indicator_id, kind, currency) REFERENCES public.results_indicator(id, kind, currency) ON UPDATE RESTRICT;


ALTER TABLE ONLY public.results_fact
    ADD CONSTRAINT results_fact_organisation_id_bd31f92b_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.results_fact
    ADD CONSTRAINT results_fact_period_id_d6aae9ea_fk_results_period_id FOREIGN KEY (period_id) REFERENCES public.results_period(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.results_figure
    ADD CONSTRAINT results_figure_decided_by_id_ca931227_fk_organisat FOREIGN KEY (decided_by_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.results_figure
    ADD CONSTRAINT results_figure_fact_id_f52dbc11_fk_results_fact_id FOREIGN KEY (fact_id) REFERENCES public.results_fact(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.results_figure
    ADD CONSTRAINT results_figure_organisation_id_4f8791de_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.results_figure
    ADD CONSTRAINT results_figure_written_by_id_b2f85d78_fk_organisat FOREIGN KEY (written_by_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.results_indicator
    ADD CONSTRAINT results_indicator_beside_id_06b0c834_fk_results_indicator_id FOREIGN KEY (beside_id) REFERENCES public.results_indicator(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.results_indicator
    ADD CONSTRAINT results_indicator_organisation_id_bb930fee_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.results_indicator
    ADD CONSTRAINT results_indicator_result_id_bd523c96_fk_results_result_id FOREIGN KEY (result_id) REFERENCES public.results_result(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.results_period
    ADD CONSTRAINT results_period_locked_by_id_889248b4_fk_organisations_member_id FOREIGN KEY (locked_by_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.results_period
    ADD CONSTRAINT results_period_organisation_id_7339d5f8_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.results_period
    ADD CONSTRAINT results_period_programme_id_1b9c334b_fk_results_programme_id FOREIGN KEY (programme_id) REFERENCES public.results_programme(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.results_programme
    ADD CONSTRAINT results_programme_organisation_id_312ae40e_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.results_result
    ADD CONSTRAINT results_result_organisation_id_f2a3ceec_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.results_result
    ADD CONSTRAINT results_result_programme_id_2686991a_fk_results_programme_id FOREIGN KEY (programme_id) REFERENCES public.results_programme(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.results_target
    ADD CONSTRAINT results_target_indicator_id_147aed57_fk_results_indicator_id FOREIGN KEY (indicator_id) REFERENCES public.results_indicator(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.results_target
    ADD CONSTRAINT results_target_organisation_id_20a98cb0_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.results_target
    ADD CONSTRAINT results_target_period_id_67054524_fk_results_period_id FOREIGN KEY (period_id) REFERENCES public.results_period(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.returns_arrivedreturn
    ADD CONSTRAINT returns_arrivedretur_organisation_id_a3936bbb_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.returns_countedquarter
    ADD CONSTRAINT returns_countedquart_organisation_id_654520ee_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.screens_playlistitem
    ADD CONSTRAINT screens_playlistitem_playlist_id_f0532c54_fk_screens_p FOREIGN KEY (playlist_id) REFERENCES public.screens_playlist(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.screens_schedule
    ADD CONSTRAINT screens_schedule_playlist_id_c5f665af_fk_screens_playlist_id FOREIGN KEY (playlist_id) REFERENCES public.screens_playlist(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_asking
    ADD CONSTRAINT support_asking_case_id_9cada01f_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_asking
    ADD CONSTRAINT support_asking_organisation_id_fcf00f30_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_casefile
    ADD CONSTRAINT support_casefile_case_id_285fe6cb_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_casefile
    ADD CONSTRAINT support_casefile_organisation_id_e44f7e54_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_caseparticipation
    ADD CONSTRAINT support_caseparticip_organisation_id_f40e8c7d_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_caseparticipation
    ADD CONSTRAINT support_caseparticipation_case_id_86120d72_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_casewages
    ADD CONSTRAINT support_casewages_case_id_2e004ebd_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_casewages
    ADD CONSTRAINT support_casewages_organisation_id_17c9dcb9_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_circleclient
    ADD CONSTRAINT support_circleclient_case_id_42e5f8eb_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_circleclient
    ADD CONSTRAINT support_circleclient_circle_id_92da657f_fk_organisat FOREIGN KEY (circle_id) REFERENCES public.organisations_circle(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_circleclient
    ADD CONSTRAINT support_circleclient_organisation_id_4bcadd7e_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_circledanger
    ADD CONSTRAINT support_circledanger_client_id_b0d00acb_fk_support_c FOREIGN KEY (client_id) REFERENCES public.support_circleclient(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_circledanger
    ADD CONSTRAINT support_circledanger_organisation_id_29532a44_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_circlesession
    ADD CONSTRAINT support_circlesessio_client_id_8f1e4f97_fk_support_c FOREIGN KEY (client_id) REFERENCES public.support_circleclient(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_circlesession
    ADD CONSTRAINT support_circlesessio_organisation_id_8849c6f1_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_conference
    ADD CONSTRAINT support_conference_case_id_7577c7af_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_conference
    ADD CONSTRAINT support_conference_organisation_id_73682fa7_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_conferenceguest
    ADD CONSTRAINT support_conferencegu_key_id_d356055f_fk_accounts_ FOREIGN KEY (key_id) REFERENCES public.accounts_personkey(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_conferenceguest
    ADD CONSTRAINT support_conferencegu_member_id_115841ca_fk_organisat FOREIGN KEY (member_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_conferenceguest
    ADD CONSTRAINT support_conferencegu_organisation_id_05c2ef61_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_followup
    ADD CONSTRAINT support_followup_case_id_6dd41e78_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_followup
    ADD CONSTRAINT support_followup_organisation_id_f599a9e1_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_goal
    ADD CONSTRAINT support_goal_case_id_27a2affd_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_goal
    ADD CONSTRAINT support_goal_organisation_id_59bf4ade_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_conferenceguest
    ADD CONSTRAINT support_guest_of_conference FOREIGN KEY (conference_id) REFERENCES public.support_conference(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_house
    ADD CONSTRAINT support_house_organisation_id_cd9e0693_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_houseincident
    ADD CONSTRAINT support_houseinciden_organisation_id_1899336f_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_houseincident
    ADD CONSTRAINT support_houseincident_house_id_e61311ba_fk_support_house_id FOREIGN KEY (house_id) REFERENCES public.support_house(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_interpreter
    ADD CONSTRAINT support_interpreter_organisation_id_3d82ecba_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_interpreting
    ADD CONSTRAINT support_interpreting_case_id_4b525d4f_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_interpreting
    ADD CONSTRAINT support_interpreting_organisation_id_97b5ada4_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_plan
    ADD CONSTRAINT support_plan_case_id_c0a897e1_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_plan
    ADD CONSTRAINT support_plan_organisation_id_d8e6cfec_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_threatreceiver
    ADD CONSTRAINT support_receiver_of_threat FOREIGN KEY (threat_id) REFERENCES public.support_threat(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_service
    ADD CONSTRAINT support_service_case_id_2a0f755d_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_service
    ADD CONSTRAINT support_service_member_id_4bc3efae_fk_organisations_member_id FOREIGN KEY (member_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_service
    ADD CONSTRAINT support_service_organisation_id_8134c25c_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_stay
    ADD CONSTRAINT support_stay_case_id_530384df_fk_cases_case_id FOREIGN KEY (case_id) REFERENCES public.cases_case(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_stay
    ADD CONSTRAINT support_stay_organisation_id_998b6923_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_storedfile
    ADD CONSTRAINT support_storedfile_file_id_769ebd5e_fk_support_casefile_id FOREIGN KEY (file_id) REFERENCES public.support_casefile(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_story
    ADD CONSTRAINT support_story_of_case FOREIGN KEY (case_id) REFERENCES public.cases_case(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_story
    ADD CONSTRAINT support_story_organisation_id_50f21ea7_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_storycopy
    ADD CONSTRAINT support_storycopy_organisation_id_1b9e7124_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_storycopy
    ADD CONSTRAINT support_storycopy_permit_id_2e675b76_fk_support_storypermit_id FOREIGN KEY (permit_id) REFERENCES public.support_storypermit(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_storypermit
    ADD CONSTRAINT support_storypermit_organisation_id_8bbe28f3_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_threat
    ADD CONSTRAINT support_threat_organisation_id_e28610a1_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_threatreceiver
    ADD CONSTRAINT support_threatreceiv_member_id_389213f3_fk_organisat FOREIGN KEY (member_id) REFERENCES public.organisations_member(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_threatreceiver
    ADD CONSTRAINT support_threatreceiv_organisation_id_0d491581_fk_organisat FOREIGN KEY (organisation_id) REFERENCES public.organisations_organisation(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.support_threatreceiver
    ADD CONSTRAINT support_threatreceiver_key_id_e09b0331_fk_accounts_personkey_id FOREIGN KEY (key_id) REFERENCES public.accounts_personkey(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_9957a03c_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_tag_id_f4f5b767_fk_taggit_tag_id FOREIGN KEY (tag_id) REFERENCES public.taggit_tag(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editing_content_type_id_4df7730e_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editing_user_id_6e1a9b70_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formsta_content_type_id_e32438b3_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formstate_user_id_b910adc2_fk_accounts_account_id FOREIGN KEY (user_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_user_id_49b1141b_fk_accounts_account_id FOREIGN KEY (user_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction
    ADD CONSTRAINT wagtailcore_collecti_collection_id_761908ec_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collecti_collectionviewrestri_47320efd_fk_wagtailco FOREIGN KEY (collectionviewrestriction_id) REFERENCES public.wagtailcore_collectionviewrestriction(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collecti_group_id_1823f2a3_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_page_id_108444b5_fk_wagtailcore_page_id FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_resolved_by_id_a282aa0e_fk_accounts_ FOREIGN KEY (resolved_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_revision_created_id_1d058279_fk_wagtailco FOREIGN KEY (revision_created_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_user_id_0c577ca6_fk_accounts_account_id FOREIGN KEY (user_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentr_comment_id_afc7e027_fk_wagtailco FOREIGN KEY (comment_id) REFERENCES public.wagtailcore_comment(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentr_user_id_d0b3b9c3_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapp_group_id_2e64b61f_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapp_groupapprovaltask_id_9a9255ea_fk_wagtailco FOREIGN KEY (groupapprovaltask_id) REFERENCES public.wagtailcore_groupapprovaltask(task_ptr_id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_groupapprovaltask
    ADD CONSTRAINT wagtailcore_groupapp_task_ptr_id_cfe58781_fk_wagtailco FOREIGN KEY (task_ptr_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_collection_id_5423575a_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_group_id_05d61460_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_permission_id_1b626275_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_group_id_fc07e671_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_page_id_710b114a_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_permission_id_05acb22e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_group_id_e5cdbee4_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_permission_id_459b1f38_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_site_id_245de488_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_modellogentry
    ADD CONSTRAINT wagtailcore_modellog_content_type_id_68849e77_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_alias_of_id_12945502_fk_wagtailcore_page_id FOREIGN KEY (alias_of_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_content_type_id_c28424df_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_latest_revision_id_e60fef51_fk_wagtailco FOREIGN KEY (latest_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_live_revision_id_930bd822_fk_wagtailco FOREIGN KEY (live_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_locale_id_3c7e30a6_fk_wagtailcore_locale_id FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_locked_by_id_bcb86245_fk_accounts_account_id FOREIGN KEY (locked_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_owner_id_fbf7c332_fk_accounts_account_id FOREIGN KEY (owner_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_pagelogentry
    ADD CONSTRAINT wagtailcore_pageloge_content_type_id_74e7708a_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_pagerevi_user_id_2409d2f4_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubs_page_id_a085e7a6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubs_user_id_89d7def9_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageview_group_id_6460f223_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_pageviewrestriction
    ADD CONSTRAINT wagtailcore_pageview_page_id_15a8bea6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageview_pageviewrestriction__f147a99a_fk_wagtailco FOREIGN KEY (pageviewrestriction_id) REFERENCES public.wagtailcore_pageviewrestriction(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_base_content_type_id_313cf40f_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_content_type_id_766e0336_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_to_content_type_id_93690bbd_fk_django_co FOREIGN KEY (to_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_revision_base_content_type_id_5b4ef7bd_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_revision_content_type_id_c8cb69c0_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_root_page_id_e02fb95c_fk_wagtailcore_page_id FOREIGN KEY (root_page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_task
    ADD CONSTRAINT wagtailcore_task_content_type_id_249ab8ba_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_content_type_id_0a758fdc_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_finished_by_id_13f98229_fk_accounts_ FOREIGN KEY (finished_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_revision_id_df25a499_fk_wagtailco FOREIGN KEY (revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_workflow_state_id_9239a775_fk_wagtailco FOREIGN KEY (workflow_state_id) REFERENCES public.wagtailcore_workflowstate(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_task_id_c3677c34_fk_wagtailcore_task_id FOREIGN KEY (task_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploaded_for_content_type_id_b0fc87b2_fk_django_co FOREIGN KEY (for_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploaded_uploaded_by_user_id_c7580fe8_fk_accounts_ FOREIGN KEY (uploaded_by_user_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_base_content_type_id_a30dc576_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_content_type_id_2bb78ce1_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflow_content_type_id_b261bb37_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_current_task_state_i_3a1a0632_fk_wagtailco FOREIGN KEY (current_task_state_id) REFERENCES public.wagtailcore_taskstate(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflow_page_id_81e7bab6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_requested_by_id_4090bca3_fk_accounts_ FOREIGN KEY (requested_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflow_task_id_ce7716fe_fk_wagtailco FOREIGN KEY (task_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_1f18378f_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_56f56ff6_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_9aad7cd2_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_b9717175_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_collection_id_23881625_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_uploaded_by_user_id_17258b41_fk_accounts_ FOREIGN KEY (uploaded_by_user_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_collection_id_c2f8af7e_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_uploaded_by_user_id_5d73dc75_fk_accounts_ FOREIGN KEY (uploaded_by_user_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendit_image_id_3e1fd774_fk_wagtailim FOREIGN KEY (image_id) REFERENCES public.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexe_content_type_id_62ed694f_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userpro_user_id_59c92331_fk_accounts_ FOREIGN KEY (user_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.warnings_copy
    ADD CONSTRAINT warnings_copy_noted_by_id_ea41b282_fk_accounts_account_id FOREIGN KEY (noted_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.warnings_copy
    ADD CONSTRAINT warnings_copy_taken_down_by_id_5ed018d6_fk_accounts_account_id FOREIGN KEY (taken_down_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.warnings_copy
    ADD CONSTRAINT warnings_copy_warning_id_9501fdea_fk_warnings_publicwarning_id FOREIGN KEY (warning_id) REFERENCES public.warnings_publicwarning(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.warnings_copycorrection
    ADD CONSTRAINT warnings_copycorrect_corrected_by_id_3dae2c36_fk_accounts_ FOREIGN KEY (corrected_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.warnings_copycorrection
    ADD CONSTRAINT warnings_copycorrection_copy_id_2286d408_fk_warnings_copy_id FOREIGN KEY (copy_id) REFERENCES public.warnings_copy(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.warnings_prolonging
    ADD CONSTRAINT warnings_prolonging_agreed_by_id_e7dd5f5e_fk_accounts_ FOREIGN KEY (agreed_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.warnings_prolonging
    ADD CONSTRAINT warnings_prolonging_asked_by_id_b9228c62_fk_accounts_account_id FOREIGN KEY (asked_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.warnings_prolonging
    ADD CONSTRAINT warnings_prolonging_warning_id_2680c0bf_fk_warnings_ FOREIGN KEY (warning_id) REFERENCES public.warnings_publicwarning(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.warnings_publicwarning
    ADD CONSTRAINT warnings_publicwarni_approved_by_id_117f70e0_fk_accounts_ FOREIGN KEY (approved_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.warnings_publicwarning
    ADD CONSTRAINT warnings_publicwarni_at_once_by_id_3ca0239c_fk_accounts_ FOREIGN KEY (at_once_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.warnings_publicwarning
    ADD CONSTRAINT warnings_publicwarni_ended_by_id_0aa7c4ea_fk_accounts_ FOREIGN KEY (ended_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE ONLY public.warnings_publicwarning
    ADD CONSTRAINT warnings_publicwarni_sent_back_by_id_b0ded3b7_fk_accounts_ FOREIGN KEY (sent_back_by_id) REFERENCES public.accounts_account(id) DEFERRABLE INITIALLY DEFERRED;


ALTER TABLE public.cases_assignment ENABLE ROW LEVEL SECURITY;

CREATE POLICY cases_assignment_own ON public.cases_assignment USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = cases_assignment.case_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = cases_assignment.case_id)))));


ALTER TABLE public.cases_case ENABLE ROW LEVEL SECURITY;

CREATE POLICY cases_case_own ON public.cases_case USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((epoch IS NOT NULL) OR (EXISTS ( SELECT
   FROM public.cases_named n
  WHERE ((n.person_id = cases_case.person_id) AND (n.member_id = ( SELECT public.amanjol_member() AS amanjol_member)))))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((epoch IS NOT NULL) OR (EXISTS ( SELECT
   FROM public.cases_named n
  WHERE ((n.person_id = cases_case.person_id) AND (n.member_id = ( SELECT public.amanjol_member() AS amanjol_member))))))));


ALTER TABLE public.cases_caseitem ENABLE ROW LEVEL SECURITY;

CREATE POLICY cases_caseitem_own ON public.cases_caseitem USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = cases_caseitem.case_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = cases_caseitem.case_id)))));


ALTER TABLE public.cases_comparedlist ENABLE ROW LEVEL SECURITY;

CREATE POLICY cases_comparedlist_own ON public.cases_comparedlist USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.cases_desk ENABLE ROW LEVEL SECURITY;

CREATE POLICY cases_desk_own ON public.cases_desk USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.cases_erased ENABLE ROW LEVEL SECURITY;

CREATE POLICY cases_erased_enter ON public.cases_erased FOR INSERT TO amanjol_owner WITH CHECK (true);


CREATE POLICY cases_erased_look_up ON public.cases_erased FOR SELECT TO amanjol_owner USING (true);


CREATE POLICY cases_erased_own ON public.cases_erased USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.cases_findingsheet ENABLE ROW LEVEL SECURITY;

CREATE POLICY cases_findingsheet_own ON public.cases_findingsheet USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.cases_group ENABLE ROW LEVEL SECURITY;

CREATE POLICY cases_group_own ON public.cases_group USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.cases_lawyernote ENABLE ROW LEVEL SECURITY;

CREATE POLICY cases_lawyernote_own ON public.cases_lawyernote USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((member_id = ( SELECT public.amanjol_member() AS amanjol_member)) OR (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = cases_lawyernote.case_id))) OR (EXISTS ( SELECT
   FROM ((public.organisations_circleholding h
     JOIN public.organisations_circlevoucher v ON ((v.id = h.voucher_id)))
     JOIN public.organisations_circlekey k ON ((k.id = v.circle_key_id)))
  WHERE (k.circle_id = k.circle_id)))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((member_id = ( SELECT public.amanjol_member() AS amanjol_member)) OR (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = cases_lawyernote.case_id))) OR (EXISTS ( SELECT
   FROM ((public.organisations_circleholding h
     JOIN public.organisations_circlevoucher v ON ((v.id = h.voucher_id)))
     JOIN public.organisations_circlekey k ON ((k.id = v.circle_key_id)))
  WHERE (k.circle_id = k.circle_id))))));


ALTER TABLE public.cases_lawyerseal ENABLE ROW LEVEL SECURITY;

CREATE POLICY cases_lawyerseal_add ON public.cases_lawyerseal FOR INSERT WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_lawyernote n
  WHERE ((n.id = cases_lawyerseal.note_id) AND (NOT (n.member_id IS DISTINCT FROM cases_lawyerseal.member_id)))))));


CREATE POLICY cases_lawyerseal_delete ON public.cases_lawyerseal FOR DELETE USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((member_id = ( SELECT public.amanjol_member() AS amanjol_member)) OR (EXISTS ( SELECT
   FROM public.cases_lawyernote n
  WHERE ((n.id = cases_lawyerseal.note_id) AND (n.circle_id IS NOT NULL) AND (EXISTS ( SELECT
           FROM ((public.organisations_circleholding h
             JOIN public.organisations_circlevoucher v ON ((v.id = h.voucher_id)))
             JOIN public.organisations_circlekey k ON ((k.id = v.circle_key_id)))
          WHERE (k.circle_id = n.circle_id)))))))));


CREATE POLICY cases_lawyerseal_read ON public.cases_lawyerseal FOR SELECT USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((member_id = ( SELECT public.amanjol_member() AS amanjol_member)) OR (EXISTS ( SELECT
   FROM public.cases_lawyernote n
  WHERE ((n.id = cases_lawyerseal.note_id) AND (n.circle_id IS NOT NULL) AND (EXISTS ( SELECT
           FROM ((public.organisations_circleholding h
             JOIN public.organisations_circlevoucher v ON ((v.id = h.voucher_id)))
             JOIN public.organisations_circlekey k ON ((k.id = v.circle_key_id)))
          WHERE (k.circle_id = n.circle_id)))))))));


ALTER TABLE public.cases_merge ENABLE ROW LEVEL SECURITY;

CREATE POLICY cases_merge_own ON public.cases_merge USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((epoch IS NOT NULL) OR (EXISTS ( SELECT
   FROM public.cases_named n
  WHERE ((n.person_id = cases_merge.person_id) AND (n.member_id = ( SELECT public.amanjol_member() AS amanjol_member)))))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((epoch IS NOT NULL) OR (EXISTS ( SELECT
   FROM public.cases_named n
  WHERE ((n.person_id = cases_merge.person_id) AND (n.member_id = ( SELECT public.amanjol_member() AS amanjol_member))))))));


ALTER TABLE public.cases_named ENABLE ROW LEVEL SECURITY;

CREATE POLICY cases_named_own ON public.cases_named USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.cases_newcomer ENABLE ROW LEVEL SECURITY;

CREATE POLICY cases_newcomer_own ON public.cases_newcomer USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_person p
  WHERE (p.id = cases_newcomer.person_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_person p
  WHERE (p.id = cases_newcomer.person_id)))));


ALTER TABLE public.cases_onpaper ENABLE ROW LEVEL SECURITY;

CREATE POLICY cases_onpaper_own ON public.cases_onpaper USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((EXISTS ( SELECT
   FROM public.cases_named n
  WHERE ((n.person_id = cases_onpaper.person_id) AND (n.member_id = ( SELECT public.amanjol_member() AS amanjol_member))))) OR (NOT (EXISTS ( SELECT
   FROM public.cases_named n
  WHERE (n.person_id = cases_onpaper.person_id))))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((EXISTS ( SELECT
   FROM public.cases_named n
  WHERE ((n.person_id = cases_onpaper.person_id) AND (n.member_id = ( SELECT public.amanjol_member() AS amanjol_member))))) OR (NOT (EXISTS ( SELECT
   FROM public.cases_named n
  WHERE (n.person_id = cases_onpaper.person_id)))))));


ALTER TABLE public.cases_opening ENABLE ROW LEVEL SECURITY;

CREATE POLICY cases_opening_own ON public.cases_opening USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.cases_ownclock ENABLE ROW LEVEL SECURITY;

CREATE POLICY cases_ownclock_own ON public.cases_ownclock USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.cases_person ENABLE ROW LEVEL SECURITY;

CREATE POLICY cases_person_own ON public.cases_person USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((epoch IS NOT NULL) OR (EXISTS ( SELECT
   FROM public.cases_named n
  WHERE ((n.person_id = cases_person.id) AND (n.member_id = ( SELECT public.amanjol_member() AS amanjol_member)))))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((epoch IS NOT NULL) OR (EXISTS ( SELECT
   FROM public.cases_named n
  WHERE ((n.person_id = cases_person.id) AND (n.member_id = ( SELECT public.amanjol_member() AS amanjol_member))))))));


ALTER TABLE public.cases_personchange ENABLE ROW LEVEL SECURITY;

CREATE POLICY cases_personchange_own ON public.cases_personchange USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_person p
  WHERE (p.id = cases_personchange.person_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_person p
  WHERE (p.id = cases_personchange.person_id)))));


ALTER TABLE public.cases_task ENABLE ROW LEVEL SECURITY;

CREATE POLICY cases_task_own ON public.cases_task USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = cases_task.case_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = cases_task.case_id)))));


ALTER TABLE public.complaints_complaint ENABLE ROW LEVEL SECURITY;

CREATE POLICY complaints_complaint_add ON public.complaints_complaint FOR INSERT WITH CHECK (true);


CREATE POLICY complaints_complaint_change ON public.complaints_complaint FOR UPDATE USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.complaints_seal s
  WHERE (s.complaint_id = complaints_complaint.id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.complaints_seal s
  WHERE (s.complaint_id = complaints_complaint.id)))));


CREATE POLICY complaints_complaint_delete ON public.complaints_complaint FOR DELETE USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.complaints_seal s
  WHERE (s.complaint_id = complaints_complaint.id)))));


CREATE POLICY complaints_complaint_read ON public.complaints_complaint FOR SELECT USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.complaints_seal s
  WHERE (s.complaint_id = complaints_complaint.id)))));


ALTER TABLE public.complaints_letterbox ENABLE ROW LEVEL SECURITY;

CREATE POLICY complaints_letterbox_add ON public.complaints_letterbox FOR INSERT WITH CHECK (true);


CREATE POLICY complaints_letterbox_answer ON public.complaints_letterbox FOR UPDATE USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY complaints_letterbox_delete ON public.complaints_letterbox FOR DELETE USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY complaints_letterbox_file ON public.complaints_letterbox FOR UPDATE USING (((organisation_id IS NULL) AND ((id)::text = NULLIF(current_setting('amanjol.answered'::text, true), ''::text)))) WITH CHECK ((organisation_id IS NULL));


CREATE POLICY complaints_letterbox_find ON public.complaints_letterbox FOR SELECT USING ((((organisation_id IS NULL) AND ((id)::text = NULLIF(current_setting('amanjol.answered'::text, true), ''::text))) OR ((organisation_id IS NULL) AND (kept_until < CURRENT_DATE))));


CREATE POLICY complaints_letterbox_forget ON public.complaints_letterbox FOR DELETE USING (((organisation_id IS NULL) AND (kept_until < CURRENT_DATE)));


CREATE POLICY complaints_letterbox_read ON public.complaints_letterbox FOR SELECT USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) OR ((name)::text = NULLIF(current_setting('amanjol.letterbox'::text, true), ''::text))));


ALTER TABLE public.complaints_receiver ENABLE ROW LEVEL SECURITY;

CREATE POLICY complaints_receiver_own ON public.complaints_receiver USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY complaints_receiver_read ON public.complaints_receiver FOR SELECT USING (true);


ALTER TABLE public.complaints_seal ENABLE ROW LEVEL SECURITY;

CREATE POLICY complaints_seal_add ON public.complaints_seal FOR INSERT WITH CHECK (true);


CREATE POLICY complaints_seal_read ON public.complaints_seal FOR SELECT USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.accounts_personkey k
  WHERE ((k.id = complaints_seal.key_id) AND (k.account_id = ( SELECT public.amanjol_account() AS amanjol_account)))))));


ALTER TABLE public.complaints_secondorganisation ENABLE ROW LEVEL SECURITY;

CREATE POLICY complaints_secondorganisation_own ON public.complaints_secondorganisation USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY complaints_secondorganisation_read ON public.complaints_secondorganisation FOR SELECT USING (true);


ALTER TABLE public.intake_consultation ENABLE ROW LEVEL SECURITY;

CREATE POLICY intake_consultation_own ON public.intake_consultation USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.intake_receipt ENABLE ROW LEVEL SECURITY;

CREATE POLICY intake_receipt_give ON public.intake_receipt FOR INSERT WITH CHECK ((EXISTS ( SELECT
   FROM public.intake_report r
  WHERE ((r.id = intake_receipt.id) AND (r.organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))))));


CREATE POLICY intake_receipt_read ON public.intake_receipt FOR SELECT USING ((EXISTS ( SELECT
   FROM public.intake_sending s
  WHERE ((s.id = intake_receipt.id) AND (s.organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))))));


ALTER TABLE public.intake_report ENABLE ROW LEVEL SECURITY;

CREATE POLICY intake_report_own ON public.intake_report USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY intake_report_send ON public.intake_report FOR INSERT WITH CHECK ((((state)::text = 'waiting'::text) AND is_inbound AND (EXISTS ( SELECT
   FROM public.intake_sending s
  WHERE ((s.id = intake_report.id) AND (s.recipient_id = intake_report.organisation_id) AND (s.organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)))))));


ALTER TABLE public.intake_sending ENABLE ROW LEVEL SECURITY;

CREATE POLICY intake_sending_own ON public.intake_sending USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY journal_add ON public.journal_entry FOR INSERT WITH CHECK (true);


ALTER TABLE public.journal_entry ENABLE ROW LEVEL SECURITY;

CREATE POLICY journal_read_own ON public.journal_entry FOR SELECT USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.journal_subject ENABLE ROW LEVEL SECURITY;

CREATE POLICY journal_subject_own ON public.journal_subject USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.learning_cohort ENABLE ROW LEVEL SECURITY;

CREATE POLICY learning_cohort_own ON public.learning_cohort USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.learning_employer ENABLE ROW LEVEL SECURITY;

CREATE POLICY learning_employer_own ON public.learning_employer USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.learning_issuer ENABLE ROW LEVEL SECURITY;

CREATE POLICY learning_issuer_own ON public.learning_issuer USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.learning_learner ENABLE ROW LEVEL SECURITY;

CREATE POLICY learning_learner_own ON public.learning_learner USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((epoch IS NOT NULL) OR (EXISTS ( SELECT
   FROM public.learning_named n
  WHERE ((n.learner_id = learning_learner.id) AND (n.member_id = ( SELECT public.amanjol_member() AS amanjol_member)))))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((epoch IS NOT NULL) OR (EXISTS ( SELECT
   FROM public.learning_named n
  WHERE ((n.learner_id = learning_learner.id) AND (n.member_id = ( SELECT public.amanjol_member() AS amanjol_member))))))));


ALTER TABLE public.learning_livelihood ENABLE ROW LEVEL SECURITY;

CREATE POLICY learning_livelihood_own ON public.learning_livelihood USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((epoch IS NOT NULL) OR (EXISTS ( SELECT
   FROM public.learning_namedforlivelihood n
  WHERE ((n.livelihood_id = learning_livelihood.id) AND (n.member_id = ( SELECT public.amanjol_member() AS amanjol_member)))))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((epoch IS NOT NULL) OR (EXISTS ( SELECT
   FROM public.learning_namedforlivelihood n
  WHERE ((n.livelihood_id = learning_livelihood.id) AND (n.member_id = ( SELECT public.amanjol_member() AS amanjol_member))))))));


ALTER TABLE public.learning_named ENABLE ROW LEVEL SECURITY;

CREATE POLICY learning_named_own ON public.learning_named USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.learning_namedforlivelihood ENABLE ROW LEVEL SECURITY;

CREATE POLICY learning_namedforlivelihood_own ON public.learning_namedforlivelihood USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.legal_aid_absence ENABLE ROW LEVEL SECURITY;

CREATE POLICY legal_aid_absence_own ON public.legal_aid_absence USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.legal_aid_advocate ENABLE ROW LEVEL SECURITY;

CREATE POLICY legal_aid_advocate_own ON public.legal_aid_advocate USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.legal_aid_advocateaccount ENABLE ROW LEVEL SECURITY;

CREATE POLICY legal_aid_advocateaccount_own ON public.legal_aid_advocateaccount USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.legal_aid_assignment ENABLE ROW LEVEL SECURITY;

CREATE POLICY legal_aid_assignment_own ON public.legal_aid_assignment USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.legal_aid_caseneed ENABLE ROW LEVEL SECURITY;

CREATE POLICY legal_aid_caseneed_own ON public.legal_aid_caseneed USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = legal_aid_caseneed.case_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = legal_aid_caseneed.case_id)))));


ALTER TABLE public.legal_aid_dutyslot ENABLE ROW LEVEL SECURITY;

CREATE POLICY legal_aid_dutyslot_own ON public.legal_aid_dutyslot USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.legal_aid_dutyswap ENABLE ROW LEVEL SECURITY;

CREATE POLICY legal_aid_dutyswap_own ON public.legal_aid_dutyswap USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.legal_aid_lawyerplan ENABLE ROW LEVEL SECURITY;

CREATE POLICY legal_aid_lawyerplan_own ON public.legal_aid_lawyerplan USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.legal_aid_look ENABLE ROW LEVEL SECURITY;

CREATE POLICY legal_aid_look_own ON public.legal_aid_look USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.legal_aid_mandate ENABLE ROW LEVEL SECURITY;

CREATE POLICY legal_aid_mandate_own ON public.legal_aid_mandate USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.legal_aid_mandatenotes ENABLE ROW LEVEL SECURITY;

CREATE POLICY legal_aid_mandatenotes_add ON public.legal_aid_mandatenotes FOR INSERT WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.accounts_personkey k
  WHERE ((k.id = legal_aid_mandatenotes.key_id) AND (k.account_id = ( SELECT public.amanjol_account() AS amanjol_account)))))));


CREATE POLICY legal_aid_mandatenotes_change ON public.legal_aid_mandatenotes FOR UPDATE USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.accounts_personkey k
  WHERE ((k.id = legal_aid_mandatenotes.key_id) AND (k.account_id = ( SELECT public.amanjol_account() AS amanjol_account))))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.accounts_personkey k
  WHERE ((k.id = legal_aid_mandatenotes.key_id) AND (k.account_id = ( SELECT public.amanjol_account() AS amanjol_account)))))));


CREATE POLICY legal_aid_mandatenotes_delete ON public.legal_aid_mandatenotes FOR DELETE USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.accounts_personkey k
  WHERE ((k.id = legal_aid_mandatenotes.key_id) AND (k.account_id = ( SELECT public.amanjol_account() AS amanjol_account)))))));


CREATE POLICY legal_aid_mandatenotes_read ON public.legal_aid_mandatenotes FOR SELECT USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((EXISTS ( SELECT
   FROM public.accounts_personkey k
  WHERE ((k.id = legal_aid_mandatenotes.key_id) AND (k.account_id = ( SELECT public.amanjol_account() AS amanjol_account))))) OR (EXISTS ( SELECT
   FROM public.accounts_personkey k
  WHERE ((k.id = legal_aid_mandatenotes.colleague_id) AND (k.account_id = ( SELECT public.amanjol_account() AS amanjol_account))))))));


ALTER TABLE public.legal_aid_mandatereader ENABLE ROW LEVEL SECURITY;

CREATE POLICY legal_aid_mandatereader_own ON public.legal_aid_mandatereader USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.legal_aid_need ENABLE ROW LEVEL SECURITY;

CREATE POLICY legal_aid_need_own ON public.legal_aid_need USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.legal_aid_offer ENABLE ROW LEVEL SECURITY;

CREATE POLICY legal_aid_offer_own ON public.legal_aid_offer USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.legal_aid_otherside ENABLE ROW LEVEL SECURITY;

CREATE POLICY legal_aid_otherside_own ON public.legal_aid_otherside USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.legal_aid_rightanswer ENABLE ROW LEVEL SECURITY;

CREATE POLICY legal_aid_rightanswer_own ON public.legal_aid_rightanswer USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = legal_aid_rightanswer.case_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = legal_aid_rightanswer.case_id)))));


ALTER TABLE public.legal_aid_roadtable ENABLE ROW LEVEL SECURITY;

CREATE POLICY legal_aid_roadtable_own ON public.legal_aid_roadtable USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.legal_aid_sentneed ENABLE ROW LEVEL SECURITY;

CREATE POLICY legal_aid_sentneed_own ON public.legal_aid_sentneed USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.legal_aid_turn ENABLE ROW LEVEL SECURITY;

CREATE POLICY legal_aid_turn_own ON public.legal_aid_turn USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.legal_aid_vouchingkey ENABLE ROW LEVEL SECURITY;

CREATE POLICY legal_aid_vouchingkey_own ON public.legal_aid_vouchingkey USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.letters_arrivingfile ENABLE ROW LEVEL SECURITY;

CREATE POLICY letters_arrivingfile_carry ON public.letters_arrivingfile TO amanjol_owner USING (true);


CREATE POLICY letters_arrivingfile_own ON public.letters_arrivingfile USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.letters_belief ENABLE ROW LEVEL SECURITY;

CREATE POLICY letters_belief_carry ON public.letters_belief FOR SELECT TO amanjol_owner USING (true);


CREATE POLICY letters_belief_own ON public.letters_belief USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.letters_inboxkey ENABLE ROW LEVEL SECURITY;

CREATE POLICY letters_inboxkey_carry ON public.letters_inboxkey FOR SELECT TO amanjol_owner USING (true);


CREATE POLICY letters_inboxkey_own ON public.letters_inboxkey USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.letters_incoming ENABLE ROW LEVEL SECURITY;

CREATE POLICY letters_incoming_carry ON public.letters_incoming TO amanjol_owner USING (true);


CREATE POLICY letters_incoming_change ON public.letters_incoming FOR UPDATE USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM (((public.letters_inboxkey i
     JOIN public.organisations_circlekey k ON ((k.circle_id = i.circle_id)))
     JOIN public.organisations_circlevoucher v ON ((v.circle_key_id = k.id)))
     JOIN public.organisations_circleholding h ON ((h.voucher_id = v.id)))
  WHERE (i.key_id = letters_incoming.key_id))))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY letters_incoming_read ON public.letters_incoming FOR SELECT USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM (((public.letters_inboxkey i
     JOIN public.organisations_circlekey k ON ((k.circle_id = i.circle_id)))
     JOIN public.organisations_circlevoucher v ON ((v.circle_key_id = k.id)))
     JOIN public.organisations_circleholding h ON ((h.voucher_id = v.id)))
  WHERE (i.key_id = letters_incoming.key_id)))));


ALTER TABLE public.letters_openedletter ENABLE ROW LEVEL SECURITY;

CREATE POLICY letters_openedletter_carry ON public.letters_openedletter TO amanjol_owner USING (true);


CREATE POLICY letters_openedletter_own ON public.letters_openedletter USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.letters_outgoing ENABLE ROW LEVEL SECURITY;

CREATE POLICY letters_outgoing_carry ON public.letters_outgoing TO amanjol_owner USING (true);


CREATE POLICY letters_outgoing_nameless ON public.letters_outgoing FOR INSERT WITH CHECK ((organisation_id IS NULL));


CREATE POLICY letters_outgoing_own ON public.letters_outgoing USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.letters_sentfile ENABLE ROW LEVEL SECURITY;

CREATE POLICY letters_sentfile_carry ON public.letters_sentfile TO amanjol_owner USING (true);


CREATE POLICY letters_sentfile_own ON public.letters_sentfile USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.letters_signingkey ENABLE ROW LEVEL SECURITY;

CREATE POLICY letters_signingkey_own ON public.letters_signingkey USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.mailings_delivery ENABLE ROW LEVEL SECURITY;

CREATE POLICY mailings_delivery_own ON public.mailings_delivery USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.mailings_endedlink ENABLE ROW LEVEL SECURITY;

CREATE POLICY mailings_endedlink_add ON public.mailings_endedlink FOR INSERT WITH CHECK ((((link)::text = NULLIF(current_setting('amanjol.mailing_link'::text, true), ''::text)) AND (EXISTS ( SELECT
   FROM public.mailings_subscriber s
  WHERE (((s.link)::text = (mailings_endedlink.link)::text) AND (s.organisation_id = mailings_endedlink.organisation_id))))));


CREATE POLICY mailings_endedlink_own ON public.mailings_endedlink USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY mailings_endedlink_read ON public.mailings_endedlink FOR SELECT USING (((link)::text = NULLIF(current_setting('amanjol.mailing_link'::text, true), ''::text)));


ALTER TABLE public.mailings_endedmailing ENABLE ROW LEVEL SECURITY;

CREATE POLICY mailings_endedmailing_own ON public.mailings_endedmailing USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.mailings_mailing ENABLE ROW LEVEL SECURITY;

CREATE POLICY mailings_mailing_own ON public.mailings_mailing USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.mailings_mailinglist ENABLE ROW LEVEL SECURITY;

CREATE POLICY mailings_mailinglist_own ON public.mailings_mailinglist USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY mailings_mailinglist_read ON public.mailings_mailinglist FOR SELECT USING ((is_open OR ((id)::text = NULLIF(current_setting('amanjol.mailing_list'::text, true), ''::text))));


ALTER TABLE public.mailings_mailtext ENABLE ROW LEVEL SECURITY;

CREATE POLICY mailings_mailtext_own ON public.mailings_mailtext USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.mailings_subscriber ENABLE ROW LEVEL SECURITY;

CREATE POLICY mailings_subscriber_add ON public.mailings_subscriber FOR INSERT WITH CHECK ((((state)::text = 'asked'::text) AND (confirmed_on IS NULL) AND (EXISTS ( SELECT
   FROM public.mailings_mailinglist l
  WHERE ((l.id = mailings_subscriber.list_id) AND (l.organisation_id = mailings_subscriber.organisation_id) AND l.is_open)))));


CREATE POLICY mailings_subscriber_answer ON public.mailings_subscriber FOR UPDATE USING ((((name)::text = NULLIF(current_setting('amanjol.mailing_address'::text, true), ''::text)) OR ((link)::text = NULLIF(current_setting('amanjol.mailing_link'::text, true), ''::text)))) WITH CHECK ((((name)::text = NULLIF(current_setting('amanjol.mailing_address'::text, true), ''::text)) OR ((link)::text = NULLIF(current_setting('amanjol.mailing_link'::text, true), ''::text))));


CREATE POLICY mailings_subscriber_forget ON public.mailings_subscriber FOR DELETE USING ((((state)::text = 'asked'::text) AND (asked_at < (statement_timestamp() - '7 days'::interval))));


CREATE POLICY mailings_subscriber_late ON public.mailings_subscriber FOR SELECT USING ((((state)::text = 'asked'::text) AND (asked_at < (statement_timestamp() - '7 days'::interval))));


CREATE POLICY mailings_subscriber_own ON public.mailings_subscriber USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY mailings_subscriber_read ON public.mailings_subscriber FOR SELECT USING ((((name)::text = NULLIF(current_setting('amanjol.mailing_address'::text, true), ''::text)) OR ((link)::text = NULLIF(current_setting('amanjol.mailing_link'::text, true), ''::text))));


ALTER TABLE public.newsletter_block ENABLE ROW LEVEL SECURITY;

CREATE POLICY newsletter_block_own ON public.newsletter_block USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.newsletter_erratum ENABLE ROW LEVEL SECURITY;

CREATE POLICY newsletter_erratum_own ON public.newsletter_erratum USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.newsletter_issue ENABLE ROW LEVEL SECURITY;

CREATE POLICY newsletter_issue_own ON public.newsletter_issue USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.newsletter_openissue ENABLE ROW LEVEL SECURITY;

CREATE POLICY newsletter_openissue_own ON public.newsletter_openissue USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY newsletter_openissue_read ON public.newsletter_openissue FOR SELECT USING (true);


ALTER TABLE public.newsletter_posting ENABLE ROW LEVEL SECURITY;

CREATE POLICY newsletter_posting_own ON public.newsletter_posting USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.newsletter_quote ENABLE ROW LEVEL SECURITY;

CREATE POLICY newsletter_quote_own ON public.newsletter_quote USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.observations_observation ENABLE ROW LEVEL SECURITY;

CREATE POLICY observations_observation_own ON public.observations_observation USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.observations_sentobservation ENABLE ROW LEVEL SECURITY;

CREATE POLICY observations_sentobservation_own ON public.observations_sentobservation USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY observations_sentobservation_read ON public.observations_sentobservation FOR SELECT USING ((( SELECT public.amanjol_organisation() AS amanjol_organisation) IS NOT NULL));


ALTER TABLE public.observations_taking ENABLE ROW LEVEL SECURITY;

CREATE POLICY observations_taking_own ON public.observations_taking USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY observations_taking_read ON public.observations_taking FOR SELECT USING ((( SELECT public.amanjol_organisation() AS amanjol_organisation) IS NOT NULL));


ALTER TABLE public.once_sentform ENABLE ROW LEVEL SECURITY;

CREATE POLICY once_sentform_own ON public.once_sentform USING (((account_id = ( SELECT public.amanjol_account() AS amanjol_account)) OR (sent_at < (statement_timestamp() - '1 day'::interval)))) WITH CHECK ((account_id = ( SELECT public.amanjol_account() AS amanjol_account)));


ALTER TABLE public.organisations_circle ENABLE ROW LEVEL SECURITY;

CREATE POLICY organisations_circle_own ON public.organisations_circle USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.organisations_circleholding ENABLE ROW LEVEL SECURITY;

CREATE POLICY organisations_circleholding_add ON public.organisations_circleholding FOR INSERT WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY organisations_circleholding_delete ON public.organisations_circleholding FOR DELETE USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.accounts_personkey k
  WHERE ((k.id = organisations_circleholding.key_id) AND (k.account_id = ( SELECT public.amanjol_account() AS amanjol_account)))))));


CREATE POLICY organisations_circleholding_keep ON public.organisations_circleholding FOR UPDATE USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.accounts_personkey k
  WHERE ((k.id = organisations_circleholding.key_id) AND (k.account_id = ( SELECT public.amanjol_account() AS amanjol_account))))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.accounts_personkey k
  WHERE ((k.id = organisations_circleholding.key_id) AND (k.account_id = ( SELECT public.amanjol_account() AS amanjol_account)))))));


CREATE POLICY organisations_circleholding_read ON public.organisations_circleholding FOR SELECT USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.accounts_personkey k
  WHERE ((k.id = organisations_circleholding.key_id) AND (k.account_id = ( SELECT public.amanjol_account() AS amanjol_account)))))));


ALTER TABLE public.organisations_circlekey ENABLE ROW LEVEL SECURITY;

CREATE POLICY organisations_circlekey_own ON public.organisations_circlekey USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.organisations_circlevoucher ENABLE ROW LEVEL SECURITY;

CREATE POLICY organisations_circlevoucher_own ON public.organisations_circlevoucher USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.organisations_epoch ENABLE ROW LEVEL SECURITY;

CREATE POLICY organisations_epoch_own ON public.organisations_epoch USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.organisations_holding ENABLE ROW LEVEL SECURITY;

CREATE POLICY organisations_holding_own ON public.organisations_holding USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.organisations_intake ENABLE ROW LEVEL SECURITY;

CREATE POLICY organisations_intake_own ON public.organisations_intake USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY organisations_intake_read ON public.organisations_intake FOR SELECT USING (true);


ALTER TABLE public.organisations_recoveryset ENABLE ROW LEVEL SECURITY;

CREATE POLICY organisations_recoveryset_own ON public.organisations_recoveryset USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.organisations_regrant ENABLE ROW LEVEL SECURITY;

CREATE POLICY organisations_regrant_own ON public.organisations_regrant USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.outreach_campaign ENABLE ROW LEVEL SECURITY;

CREATE POLICY outreach_campaign_own ON public.outreach_campaign USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.outreach_commitment ENABLE ROW LEVEL SECURITY;

CREATE POLICY outreach_commitment_own ON public.outreach_commitment USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.outreach_event ENABLE ROW LEVEL SECURITY;

CREATE POLICY outreach_event_own ON public.outreach_event USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY outreach_event_read ON public.outreach_event FOR SELECT USING ((EXISTS ( SELECT
   FROM public.outreach_feed f
  WHERE ((f.organisation_id = outreach_event.organisation_id) AND ((f.name)::text = NULLIF(current_setting('amanjol.feed'::text, true), ''::text))))));


ALTER TABLE public.outreach_feed ENABLE ROW LEVEL SECURITY;

CREATE POLICY outreach_feed_own ON public.outreach_feed USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY outreach_feed_read ON public.outreach_feed FOR SELECT USING (((name)::text = NULLIF(current_setting('amanjol.feed'::text, true), ''::text)));


ALTER TABLE public.outreach_openpartner ENABLE ROW LEVEL SECURITY;

CREATE POLICY outreach_openpartner_own ON public.outreach_openpartner USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY outreach_openpartner_read ON public.outreach_openpartner FOR SELECT USING (((holds_until >= CURRENT_DATE) AND public.outreach_word_stands(organisation_id, partner_id, (country)::text)));


ALTER TABLE public.outreach_openrecommendation ENABLE ROW LEVEL SECURITY;

CREATE POLICY outreach_openrecommendation_own ON public.outreach_openrecommendation USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY outreach_openrecommendation_read ON public.outreach_openrecommendation FOR SELECT USING (true);


ALTER TABLE public.outreach_partner ENABLE ROW LEVEL SECURITY;

CREATE POLICY outreach_partner_own ON public.outreach_partner USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.outreach_partnerword ENABLE ROW LEVEL SECURITY;

CREATE POLICY outreach_partnerword_carry ON public.outreach_partnerword FOR SELECT TO amanjol_owner USING (true);


CREATE POLICY outreach_partnerword_own ON public.outreach_partnerword USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.outreach_prooffile ENABLE ROW LEVEL SECURITY;

CREATE POLICY outreach_prooffile_own ON public.outreach_prooffile USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.outreach_publication ENABLE ROW LEVEL SECURITY;

CREATE POLICY outreach_publication_own ON public.outreach_publication USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.outreach_recommendation ENABLE ROW LEVEL SECURITY;

CREATE POLICY outreach_recommendation_own ON public.outreach_recommendation USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.outreach_report ENABLE ROW LEVEL SECURITY;

CREATE POLICY outreach_report_own ON public.outreach_report USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.outreach_snapshot ENABLE ROW LEVEL SECURITY;

CREATE POLICY outreach_snapshot_own ON public.outreach_snapshot USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.partner_warnings_frompartner ENABLE ROW LEVEL SECURITY;

CREATE POLICY partner_warnings_frompartner_own ON public.partner_warnings_frompartner USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY partner_warnings_frompartner_read ON public.partner_warnings_frompartner FOR SELECT USING ((( SELECT public.amanjol_organisation() AS amanjol_organisation) IS NOT NULL));


ALTER TABLE public.partner_warnings_partnertaking ENABLE ROW LEVEL SECURITY;

CREATE POLICY partner_warnings_partnertaking_own ON public.partner_warnings_partnertaking USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY partner_warnings_partnertaking_read ON public.partner_warnings_partnertaking FOR SELECT USING ((( SELECT public.amanjol_organisation() AS amanjol_organisation) IS NOT NULL));


ALTER TABLE public.referrals_agreement ENABLE ROW LEVEL SECURITY;

CREATE POLICY referrals_agreement_own ON public.referrals_agreement USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.referrals_casereferral ENABLE ROW LEVEL SECURITY;

CREATE POLICY referrals_casereferral_own ON public.referrals_casereferral USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = referrals_casereferral.case_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = referrals_casereferral.case_id)))));


ALTER TABLE public.referrals_casereturn ENABLE ROW LEVEL SECURITY;

CREATE POLICY referrals_casereturn_own ON public.referrals_casereturn USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = referrals_casereturn.case_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = referrals_casereturn.case_id)))));


ALTER TABLE public.referrals_referral ENABLE ROW LEVEL SECURITY;

CREATE POLICY referrals_referral_own ON public.referrals_referral USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.referrals_referralletter ENABLE ROW LEVEL SECURITY;

CREATE POLICY referrals_referralletter_own ON public.referrals_referralletter USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.referrals_reminder ENABLE ROW LEVEL SECURITY;

CREATE POLICY referrals_reminder_own ON public.referrals_reminder USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.releases_release ENABLE ROW LEVEL SECURITY;

CREATE POLICY releases_release_own ON public.releases_release USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.releases_reporting ENABLE ROW LEVEL SECURITY;

CREATE POLICY releases_reporting_own ON public.releases_reporting USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.releases_release a
  WHERE (a.id = releases_reporting.release_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.releases_release a
  WHERE (a.id = releases_reporting.release_id)))));


ALTER TABLE public.results_answer ENABLE ROW LEVEL SECURITY;

CREATE POLICY results_answer_own ON public.results_answer USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.results_period a
  WHERE (a.id = results_answer.period_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.results_period a
  WHERE (a.id = results_answer.period_id)))));


ALTER TABLE public.results_fact ENABLE ROW LEVEL SECURITY;

CREATE POLICY results_fact_own ON public.results_fact USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.results_indicator a
  WHERE (a.id = results_fact.indicator_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.results_indicator a
  WHERE (a.id = results_fact.indicator_id)))));


ALTER TABLE public.results_figure ENABLE ROW LEVEL SECURITY;

CREATE POLICY results_figure_own ON public.results_figure USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.results_fact a
  WHERE (a.id = results_figure.fact_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.results_fact a
  WHERE (a.id = results_figure.fact_id)))));


ALTER TABLE public.results_indicator ENABLE ROW LEVEL SECURITY;

CREATE POLICY results_indicator_own ON public.results_indicator USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.results_result a
  WHERE (a.id = results_indicator.result_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.results_result a
  WHERE (a.id = results_indicator.result_id)))));


ALTER TABLE public.results_period ENABLE ROW LEVEL SECURITY;

CREATE POLICY results_period_own ON public.results_period USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.results_programme a
  WHERE (a.id = results_period.programme_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.results_programme a
  WHERE (a.id = results_period.programme_id)))));


ALTER TABLE public.results_programme ENABLE ROW LEVEL SECURITY;

CREATE POLICY results_programme_own ON public.results_programme USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.results_result ENABLE ROW LEVEL SECURITY;

CREATE POLICY results_result_own ON public.results_result USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.results_programme a
  WHERE (a.id = results_result.programme_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.results_programme a
  WHERE (a.id = results_result.programme_id)))));


ALTER TABLE public.results_target ENABLE ROW LEVEL SECURITY;

CREATE POLICY results_target_own ON public.results_target USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.results_indicator a
  WHERE (a.id = results_target.indicator_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.results_indicator a
  WHERE (a.id = results_target.indicator_id)))));


ALTER TABLE public.returns_arrivedreturn ENABLE ROW LEVEL SECURITY;

CREATE POLICY returns_arrivedreturn_own ON public.returns_arrivedreturn USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.returns_countedquarter ENABLE ROW LEVEL SECURITY;

CREATE POLICY returns_countedquarter_own ON public.returns_countedquarter USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.support_asking ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_asking_own ON public.support_asking USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_asking.case_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_asking.case_id)))));


ALTER TABLE public.support_casefile ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_casefile_own ON public.support_casefile USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_casefile.case_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_casefile.case_id)))));


ALTER TABLE public.support_caseparticipation ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_caseparticipation_own ON public.support_caseparticipation USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_caseparticipation.case_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_caseparticipation.case_id)))));


ALTER TABLE public.support_casewages ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_casewages_own ON public.support_casewages USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_casewages.case_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_casewages.case_id)))));


ALTER TABLE public.support_circleclient ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_circleclient_own ON public.support_circleclient USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_circleclient.case_id))) OR (EXISTS ( SELECT
   FROM ((public.organisations_circleholding h
     JOIN public.organisations_circlevoucher v ON ((v.id = h.voucher_id)))
     JOIN public.organisations_circlekey k ON ((k.id = v.circle_key_id)))
  WHERE (k.circle_id = support_circleclient.circle_id)))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_circleclient.case_id))) OR (EXISTS ( SELECT
   FROM ((public.organisations_circleholding h
     JOIN public.organisations_circlevoucher v ON ((v.id = h.voucher_id)))
     JOIN public.organisations_circlekey k ON ((k.id = v.circle_key_id)))
  WHERE (k.circle_id = support_circleclient.circle_id))))));


ALTER TABLE public.support_circledanger ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_circledanger_own ON public.support_circledanger USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.support_circleclient c
  WHERE (c.id = support_circledanger.client_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.support_circleclient c
  WHERE (c.id = support_circledanger.client_id)))));


ALTER TABLE public.support_circlesession ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_circlesession_own ON public.support_circlesession USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.support_circleclient c
  WHERE (c.id = support_circlesession.client_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.support_circleclient c
  WHERE (c.id = support_circlesession.client_id)))));


ALTER TABLE public.support_conference ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_conference_own ON public.support_conference USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_conference.case_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_conference.case_id)))));


ALTER TABLE public.support_conferenceguest ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_conferenceguest_own ON public.support_conferenceguest USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((EXISTS ( SELECT
   FROM public.support_conference c
  WHERE (c.id = support_conferenceguest.conference_id))) OR ((member_id = ( SELECT public.amanjol_member() AS amanjol_member)) AND (until >= (CURRENT_DATE - 1)))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((EXISTS ( SELECT
   FROM public.support_conference c
  WHERE (c.id = support_conferenceguest.conference_id))) OR ((member_id = ( SELECT public.amanjol_member() AS amanjol_member)) AND (until >= (CURRENT_DATE - 1))))));


ALTER TABLE public.support_followup ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_followup_own ON public.support_followup USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_followup.case_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_followup.case_id)))));


ALTER TABLE public.support_goal ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_goal_own ON public.support_goal USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_goal.case_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_goal.case_id)))));


ALTER TABLE public.support_house ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_house_own ON public.support_house USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.support_houseincident ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_houseincident_own ON public.support_houseincident USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.support_interpreter ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_interpreter_own ON public.support_interpreter USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


ALTER TABLE public.support_interpreting ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_interpreting_own ON public.support_interpreting USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_interpreting.case_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_interpreting.case_id)))));


ALTER TABLE public.support_plan ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_plan_own ON public.support_plan USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_plan.case_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_plan.case_id)))));


ALTER TABLE public.support_service ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_service_own ON public.support_service USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_service.case_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_service.case_id)))));


ALTER TABLE public.support_stay ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_stay_own ON public.support_stay USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_stay.case_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_stay.case_id)))));


ALTER TABLE public.support_storedfile ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_storedfile_add ON public.support_storedfile FOR INSERT WITH CHECK ((EXISTS ( SELECT
   FROM public.support_casefile f
  WHERE (f.id = support_storedfile.file_id))));


CREATE POLICY support_storedfile_delete ON public.support_storedfile FOR DELETE USING ((EXISTS ( SELECT
   FROM public.support_casefile f
  WHERE (f.id = support_storedfile.file_id))));


CREATE POLICY support_storedfile_read ON public.support_storedfile FOR SELECT USING (((COALESCE(current_setting('amanjol.session_token'::text, true), ''::text) = ''::text) OR (EXISTS ( SELECT
   FROM public.support_casefile f
  WHERE (f.id = support_storedfile.file_id)))));


ALTER TABLE public.support_story ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_story_own ON public.support_story USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_story.case_id))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND (EXISTS ( SELECT
   FROM public.cases_case c
  WHERE (c.id = support_story.case_id)))));


ALTER TABLE public.support_storycopy ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_storycopy_gone ON public.support_storycopy FOR UPDATE USING ((EXISTS ( SELECT
   FROM public.support_storypermit p
  WHERE ((p.id = support_storycopy.permit_id) AND (p.organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)))))) WITH CHECK ((EXISTS ( SELECT
   FROM public.support_storypermit p
  WHERE ((p.id = support_storycopy.permit_id) AND (p.organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))))));


CREATE POLICY support_storycopy_own ON public.support_storycopy USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY support_storycopy_read ON public.support_storycopy FOR SELECT USING ((EXISTS ( SELECT
   FROM public.support_storypermit p
  WHERE ((p.id = support_storycopy.permit_id) AND (p.organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))))));


ALTER TABLE public.support_storypermit ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_storypermit_carry ON public.support_storypermit FOR SELECT TO amanjol_owner USING (true);


CREATE POLICY support_storypermit_own ON public.support_storypermit USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


CREATE POLICY support_storypermit_read ON public.support_storypermit FOR SELECT USING (((recalled_at IS NULL) AND (valid_until >= (CURRENT_DATE - 1))));


ALTER TABLE public.support_threat ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_threat_own ON public.support_threat USING (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((epoch IS NOT NULL) OR (EXISTS ( SELECT
   FROM public.support_threatreceiver r
  WHERE ((r.threat_id = support_threat.id) AND (r.member_id = ( SELECT public.amanjol_member() AS amanjol_member)))))))) WITH CHECK (((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)) AND ((epoch IS NOT NULL) OR (EXISTS ( SELECT
   FROM public.support_threatreceiver r
  WHERE ((r.threat_id = support_threat.id) AND (r.member_id = ( SELECT public.amanjol_member() AS amanjol_member))))))));


ALTER TABLE public.support_threatreceiver ENABLE ROW LEVEL SECURITY;

CREATE POLICY support_threatreceiver_own ON public.support_threatreceiver USING ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation))) WITH CHECK ((organisation_id = ( SELECT public.amanjol_organisation() AS amanjol_organisation)));


REVOKE USAGE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO amanjol_app;
GRANT USAGE ON SCHEMA public TO amanjol_keeper;


REVOKE ALL ON FUNCTION public.amanjol_account() FROM PUBLIC;
GRANT ALL ON FUNCTION public.amanjol_account() TO amanjol_app;


REVOKE ALL ON FUNCTION public.amanjol_member() FROM PUBLIC;
GRANT ALL ON FUNCTION public.amanjol_member() TO amanjol_app;


REVOKE ALL ON FUNCTION public.amanjol_organisation() FROM PUBLIC;
GRANT ALL ON FUNCTION public.amanjol_organisation() TO amanjol_app;


REVOKE ALL ON FUNCTION public.journal_chain_entry() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.journal_check_subjects() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.journal_refuse_change() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.legal_aid_turn_moves() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.letters_acknowledge(node character varying, letter uuid, arrived bytea, at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_acknowledge(node character varying, letter uuid, arrived bytea, at timestamp with time zone) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_again(node character varying, since timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_again(node character varying, since timestamp with time zone) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_drop(node character varying, organisation character varying, signed_with bytea, recalled uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_drop(node character varying, organisation character varying, signed_with bytea, recalled uuid) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_due(at_most integer, until timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_due(at_most integer, until timestamp with time zone) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_file_arrived(file uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_file_arrived(file uuid) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_file_due(until timestamp with time zone, most_a_day bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_file_due(until timestamp with time zone, most_a_day bigint) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_file_for(node character varying, wanted bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_file_for(node character varying, wanted bytea) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_file_is_here(node character varying, wanted bytea, lying uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_file_is_here(node character varying, wanted bytea, lying uuid[]) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_file_put_off(file uuid, until timestamp with time zone, has_failed boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_file_put_off(file uuid, until timestamp with time zone, has_failed boolean) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_file_received(node character varying, wanted bytea, at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_file_received(node character varying, wanted bytea, at timestamp with time zone) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_file_told(file uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_file_told(file uuid) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_files_again(node character varying, since timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_files_again(node character varying, since timestamp with time zone) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_files_ask_again(lying uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_files_ask_again(lying uuid[]) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_files_drop(node character varying, organisation character varying, signed_with bytea, recalled uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_files_drop(node character varying, organisation character varying, signed_with bytea, recalled uuid) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_files_forget(received_before timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_files_forget(received_before timestamp with time zone) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_files_here(node character varying, lying uuid[], at_most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_files_here(node character varying, lying uuid[], at_most integer) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_files_lost(lying uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_files_lost(lying uuid[]) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_files_nobodys(lying uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_files_nobodys(lying uuid[]) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_files_wait_again(node character varying, since timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_files_wait_again(node character varying, since timestamp with time zone) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_files_waiting(node character varying, lying uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_files_waiting(node character varying, lying uuid[]) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_forget(received_before timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_forget(received_before timestamp with time zone) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_full_here(at_most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_full_here(at_most integer) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_full_nodes(at_most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_full_nodes(at_most integer) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_nameless_late(OUT waiting bigint, OUT never bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_nameless_late(OUT waiting bigint, OUT never bigint) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_nameless_whereabouts(letter uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_nameless_whereabouts(letter uuid) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_put_off(letter uuid, until timestamp with time zone, has_failed boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_put_off(letter uuid, until timestamp with time zone, has_failed boolean) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_take_in(node character varying, letter uuid, inbox bytea, arrived bytea, envelope bytea, at_most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_take_in(node character varying, letter uuid, inbox bytea, arrived bytea, envelope bytea, at_most integer) TO amanjol_app;


REVOKE ALL ON FUNCTION public.letters_waiting(node character varying, at_most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.letters_waiting(node character varying, at_most integer) TO amanjol_app;


REVOKE ALL ON FUNCTION public.mailings_keep_end() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.outreach_word_stands(organisation uuid, partner uuid, country text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.outreach_word_stands(organisation uuid, partner uuid, country text) TO amanjol_app;


REVOKE ALL ON FUNCTION public.referrals_enter_dropped() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.referrals_enter_dropped_letter() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.referrals_lay_in_empty() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.support_permit_is_there(permit uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.support_permit_is_there(permit uuid) TO amanjol_app;


REVOKE ALL ON FUNCTION public.warnings_keep_copy() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.warnings_keep_correction() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.warnings_keep_hour() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.warnings_keep_question() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.warnings_refuse_alone() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.warnings_refuse_removal() FROM PUBLIC;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.accounts_account TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.accounts_account TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.accounts_account_groups TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.accounts_account_groups TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.accounts_account_groups_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.accounts_account_groups_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.accounts_account_user_permissions TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.accounts_account_user_permissions TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.accounts_account_user_permissions_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.accounts_account_user_permissions_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.accounts_invitation TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.accounts_invitation TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.accounts_personkey TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.accounts_personkey TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.accounts_session TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.accounts_session TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.accounts_tries TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.accounts_tries TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_group TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_group TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.auth_group_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.auth_group_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_group_permissions TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_group_permissions TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.auth_group_permissions_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.auth_group_permissions_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_permission TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.auth_permission TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.auth_permission_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.auth_permission_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_assignment TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.cases_assignment TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_case TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.cases_case TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_caseitem TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.cases_caseitem TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_comparedlist TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_comparedlist TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_desk TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_desk TO amanjol_keeper;


GRANT SELECT,INSERT ON TABLE public.cases_erased TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_erased TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_findingsheet TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.cases_findingsheet TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_group TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.cases_group TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_lawyernote TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.cases_lawyernote TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_lawyerseal TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.cases_lawyerseal TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_merge TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.cases_merge TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_named TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.cases_named TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_newcomer TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.cases_newcomer TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_onpaper TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.cases_onpaper TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_opening TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.cases_opening TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_ownclock TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_ownclock TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_person TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.cases_person TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_personchange TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.cases_personchange TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.cases_task TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.cases_task TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_complaint TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.complaints_complaint TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_letterbox TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.complaints_letterbox TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_receiver TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_receiver TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_seal TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.complaints_seal TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_secondorganisation TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.complaints_secondorganisation TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices_alert TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices_alert TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices_count TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices_count TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.devices_count_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.devices_count_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices_countbatch TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices_countbatch TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.devices_countbatch_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.devices_countbatch_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices_device TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices_device TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices_devicegroup TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices_devicegroup TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices_enrolment TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices_enrolment TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices_placesettings TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices_placesettings TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices_played TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices_played TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.devices_played_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.devices_played_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices_screenshot TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices_screenshot TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices_signcount TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices_signcount TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.devices_signcount_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.devices_signcount_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices_wish TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.devices_wish TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.directory_contact TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.directory_contact TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_content_type TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_content_type TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.django_content_type_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.django_content_type_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_migrations TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_migrations TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.django_migrations_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.django_migrations_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_tasks_database_dbtaskresult TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_tasks_database_dbtaskresult TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_approvedfile TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_approvedfile TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_articlepage TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_articlepage TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_countrypage TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_countrypage TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_guidehome TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_guidehome TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_legalstanding TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_legalstanding TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_letterbox TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_letterbox TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_look TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_look TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.guide_look_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.guide_look_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_nativereading TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_nativereading TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.guide_nativereading_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.guide_nativereading_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_proposal TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_proposal TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_secondpersontask TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_secondpersontask TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_secondpersontask_groups TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_secondpersontask_groups TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.guide_secondpersontask_groups_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.guide_secondpersontask_groups_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_source TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_source TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_told TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_told TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.guide_told_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.guide_told_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_topicpage TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_topicpage TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_translatorfile TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_translatorfile TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_watchedpage TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.guide_watchedpage TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.intake_consultation TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.intake_consultation TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.intake_receipt TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.intake_receipt TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.intake_report TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.intake_report TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.intake_sending TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.intake_sending TO amanjol_keeper;


GRANT SELECT,INSERT ON TABLE public.journal_entry TO amanjol_keeper;
GRANT SELECT,INSERT ON TABLE public.journal_entry TO amanjol_app;


GRANT SELECT ON TABLE public.journal_head TO amanjol_keeper;


GRANT SELECT ON TABLE public.journal_subject TO amanjol_keeper;
GRANT SELECT,INSERT ON TABLE public.journal_subject TO amanjol_app;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.learning_cohort TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.learning_cohort TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.learning_employer TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.learning_employer TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.learning_issuer TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.learning_issuer TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.learning_learner TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.learning_learner TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.learning_livelihood TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.learning_livelihood TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.learning_named TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.learning_named TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.learning_namedforlivelihood TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.learning_namedforlivelihood TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_absence TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_absence TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_advocate TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.legal_aid_advocate TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_advocateaccount TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_advocateaccount TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_assignment TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.legal_aid_assignment TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_caseneed TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.legal_aid_caseneed TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_dutyslot TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_dutyslot TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_dutyswap TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_dutyswap TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_lawyerplan TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.legal_aid_lawyerplan TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_look TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.legal_aid_look TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_mandate TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.legal_aid_mandate TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_mandatenotes TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.legal_aid_mandatenotes TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_mandatereader TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.legal_aid_mandatereader TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_need TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.legal_aid_need TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_offer TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.legal_aid_offer TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_otherside TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.legal_aid_otherside TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_rightanswer TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.legal_aid_rightanswer TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_roadtable TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.legal_aid_roadtable TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_sentneed TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.legal_aid_sentneed TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_turn TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.legal_aid_turn TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.legal_aid_vouchingkey TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.legal_aid_vouchingkey TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.letters_arrivingfile TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.letters_arrivingfile TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.letters_belief TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.letters_belief TO amanjol_keeper;


GRANT SELECT,INSERT ON TABLE public.letters_card TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.letters_card TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.letters_inboxkey TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.letters_inboxkey TO amanjol_keeper;


GRANT SELECT ON TABLE public.letters_incoming TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.letters_incoming TO amanjol_keeper;


GRANT UPDATE(sealed) ON TABLE public.letters_incoming TO amanjol_app;


GRANT UPDATE(held) ON TABLE public.letters_incoming TO amanjol_app;


GRANT UPDATE(gone_at) ON TABLE public.letters_incoming TO amanjol_app;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.letters_openedletter TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.letters_openedletter TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.letters_outgoing TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.letters_outgoing TO amanjol_keeper;


GRANT SELECT ON TABLE public.letters_recalled TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.letters_recalled TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.letters_sentfile TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.letters_sentfile TO amanjol_keeper;


GRANT SELECT,INSERT ON TABLE public.letters_signingkey TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.letters_signingkey TO amanjol_keeper;


GRANT UPDATE(epoch) ON TABLE public.letters_signingkey TO amanjol_app;


GRANT UPDATE(wrapped_seed) ON TABLE public.letters_signingkey TO amanjol_app;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mailings_delivery TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mailings_delivery TO amanjol_keeper;


GRANT SELECT,INSERT ON TABLE public.mailings_endedlink TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mailings_endedlink TO amanjol_keeper;


GRANT SELECT,INSERT ON TABLE public.mailings_endedmailing TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mailings_endedmailing TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mailings_mailing TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mailings_mailing TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mailings_mailinglist TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mailings_mailinglist TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mailings_mailtext TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mailings_mailtext TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mailings_subscriber TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mailings_subscriber TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.newsletter_block TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.newsletter_block TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.newsletter_erratum TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.newsletter_erratum TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.newsletter_issue TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.newsletter_issue TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.newsletter_openissue TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.newsletter_openissue TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.newsletter_posting TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.newsletter_posting TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.newsletter_quote TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.newsletter_quote TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE ON TABLE public.observations_observation TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.observations_observation TO amanjol_keeper;


GRANT UPDATE(epoch) ON TABLE public.observations_observation TO amanjol_app;


GRANT UPDATE(wrapped_key) ON TABLE public.observations_observation TO amanjol_app;


GRANT UPDATE(schema) ON TABLE public.observations_observation TO amanjol_app;


GRANT UPDATE(sealed) ON TABLE public.observations_observation TO amanjol_app;


GRANT UPDATE(is_sent) ON TABLE public.observations_observation TO amanjol_app;


GRANT SELECT,INSERT ON TABLE public.observations_sentobservation TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.observations_sentobservation TO amanjol_keeper;


GRANT UPDATE(signed) ON TABLE public.observations_sentobservation TO amanjol_app;


GRANT UPDATE(recalled_on) ON TABLE public.observations_sentobservation TO amanjol_app;


GRANT SELECT,INSERT ON TABLE public.observations_taking TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.observations_taking TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE ON TABLE public.once_sentform TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.once_sentform TO amanjol_keeper;


GRANT UPDATE(sealed) ON TABLE public.once_sentform TO amanjol_app;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_circle TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_circle TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_circleholding TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_circleholding TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_circlekey TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_circlekey TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_circlevoucher TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_circlevoucher TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_epoch TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_epoch TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_holding TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_holding TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_intake TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_intake TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_member TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_member TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_node TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_node TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_organisation TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_organisation TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_recoveryset TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_recoveryset TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_regrant TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.organisations_regrant TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_campaign TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_campaign TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_commitment TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_commitment TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_event TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_event TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_feed TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_feed TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_openpartner TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_openpartner TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_openrecommendation TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_openrecommendation TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_partner TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_partner TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_partnerword TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_partnerword TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_prooffile TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_prooffile TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_publication TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_publication TO amanjol_keeper;


GRANT SELECT,INSERT,UPDATE ON TABLE public.outreach_recommendation TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_recommendation TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_report TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_report TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_snapshot TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.outreach_snapshot TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.packs_pack TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.packs_pack TO amanjol_keeper;


GRANT SELECT,INSERT ON TABLE public.partner_warnings_frompartner TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.partner_warnings_frompartner TO amanjol_keeper;


GRANT SELECT,INSERT ON TABLE public.partner_warnings_partnertaking TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.partner_warnings_partnertaking TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.referrals_agreement TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.referrals_agreement TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.referrals_casereferral TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.referrals_casereferral TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.referrals_casereturn TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.referrals_casereturn TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.referrals_referral TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.referrals_referral TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.referrals_referralletter TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.referrals_referralletter TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.referrals_reminder TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.referrals_reminder TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE ON TABLE public.releases_release TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.releases_release TO amanjol_keeper;


GRANT UPDATE(state) ON TABLE public.releases_release TO amanjol_app;


GRANT UPDATE(verdict) ON TABLE public.releases_release TO amanjol_app;


GRANT UPDATE(done) ON TABLE public.releases_release TO amanjol_app;


GRANT UPDATE(of_all) ON TABLE public.releases_release TO amanjol_app;


GRANT UPDATE(number) ON TABLE public.releases_release TO amanjol_app;


GRANT UPDATE(approved_on) ON TABLE public.releases_release TO amanjol_app;


GRANT UPDATE(withdrawn_on) ON TABLE public.releases_release TO amanjol_app;


GRANT UPDATE(withdrawn_why) ON TABLE public.releases_release TO amanjol_app;


GRANT UPDATE(signed) ON TABLE public.releases_release TO amanjol_app;


GRANT UPDATE(approved_signed) ON TABLE public.releases_release TO amanjol_app;


GRANT UPDATE(decided_by_id) ON TABLE public.releases_release TO amanjol_app;


GRANT UPDATE(withdrawn_by_id) ON TABLE public.releases_release TO amanjol_app;


GRANT SELECT,INSERT,UPDATE ON TABLE public.releases_reporting TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.releases_reporting TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.results_answer TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.results_answer TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.results_fact TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.results_fact TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.results_figure TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.results_figure TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.results_indicator TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.results_indicator TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.results_period TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.results_period TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.results_programme TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.results_programme TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.results_result TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.results_result TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.results_target TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.results_target TO amanjol_keeper;


GRANT SELECT,INSERT ON TABLE public.returns_arrivedreturn TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.returns_arrivedreturn TO amanjol_keeper;


GRANT UPDATE(epoch) ON TABLE public.returns_arrivedreturn TO amanjol_app;


GRANT UPDATE(wrapped_key) ON TABLE public.returns_arrivedreturn TO amanjol_app;


GRANT UPDATE(schema) ON TABLE public.returns_arrivedreturn TO amanjol_app;


GRANT UPDATE(sealed) ON TABLE public.returns_arrivedreturn TO amanjol_app;


GRANT UPDATE(name) ON TABLE public.returns_arrivedreturn TO amanjol_app;


GRANT UPDATE(source) ON TABLE public.returns_arrivedreturn TO amanjol_app;


GRANT UPDATE(state) ON TABLE public.returns_arrivedreturn TO amanjol_app;


GRANT UPDATE(arrived_at) ON TABLE public.returns_arrivedreturn TO amanjol_app;


GRANT SELECT,INSERT ON TABLE public.returns_countedquarter TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.returns_countedquarter TO amanjol_keeper;


GRANT UPDATE(epoch) ON TABLE public.returns_countedquarter TO amanjol_app;


GRANT UPDATE(wrapped_key) ON TABLE public.returns_countedquarter TO amanjol_app;


GRANT UPDATE(schema) ON TABLE public.returns_countedquarter TO amanjol_app;


GRANT UPDATE(sealed) ON TABLE public.returns_countedquarter TO amanjol_app;


GRANT UPDATE(handed_on) ON TABLE public.returns_countedquarter TO amanjol_app;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.screens_notice TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.screens_notice TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.screens_playlist TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.screens_playlist TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.screens_playlistitem TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.screens_playlistitem TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.screens_playlistitem_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.screens_playlistitem_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.screens_schedule TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.screens_schedule TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.site_workerlease TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.site_workerlease TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_asking TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.support_asking TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_casefile TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.support_casefile TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_caseparticipation TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.support_caseparticipation TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_casewages TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.support_casewages TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_circleclient TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.support_circleclient TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_circledanger TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.support_circledanger TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_circlesession TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.support_circlesession TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_conference TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.support_conference TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_conferenceguest TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.support_conferenceguest TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_followup TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.support_followup TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_goal TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.support_goal TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_house TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_house TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_houseincident TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_houseincident TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_interpreter TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.support_interpreter TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_interpreting TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.support_interpreting TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_plan TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.support_plan TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_service TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.support_service TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_stay TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.support_stay TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_storedfile TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_storedfile TO amanjol_keeper;


GRANT SELECT,INSERT,UPDATE ON TABLE public.support_story TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.support_story TO amanjol_keeper;


GRANT SELECT,INSERT ON TABLE public.support_storycopy TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_storycopy TO amanjol_keeper;


GRANT UPDATE(deleted_on) ON TABLE public.support_storycopy TO amanjol_app;


GRANT SELECT,INSERT ON TABLE public.support_storypermit TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_storypermit TO amanjol_keeper;


GRANT UPDATE(signed) ON TABLE public.support_storypermit TO amanjol_app;


GRANT UPDATE(recalled_at) ON TABLE public.support_storypermit TO amanjol_app;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_threat TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.support_threat TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.support_threatreceiver TO amanjol_app;
GRANT SELECT,INSERT,DELETE,MAINTAIN,UPDATE ON TABLE public.support_threatreceiver TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.taggit_tag TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.taggit_tag TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.taggit_tag_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.taggit_tag_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.taggit_taggeditem TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.taggit_taggeditem TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.taggit_taggeditem_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.taggit_taggeditem_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailadmin_admin TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailadmin_admin TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailadmin_admin_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailadmin_admin_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailadmin_editingsession TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailadmin_editingsession TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailadmin_editingsession_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailadmin_editingsession_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailadmin_formstate TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailadmin_formstate TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailadmin_formstate_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailadmin_formstate_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_apitoken TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_apitoken TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_apitoken_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_apitoken_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_collection TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_collection TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_collection_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_collection_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_collectionviewrestriction TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_collectionviewrestriction TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_collectionviewrestriction_groups TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_collectionviewrestriction_groups TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_collectionviewrestriction_groups_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_collectionviewrestriction_groups_id_seq TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_collectionviewrestriction_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_collectionviewrestriction_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_comment TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_comment TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_comment_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_comment_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_commentreply TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_commentreply TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_commentreply_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_commentreply_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_groupapprovaltask TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_groupapprovaltask TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_groupapprovaltask_groups TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_groupapprovaltask_groups TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_groupapprovaltask_groups_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_groupapprovaltask_groups_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_groupcollectionpermission TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_groupcollectionpermission TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_groupcollectionpermission_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_groupcollectionpermission_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_grouppagepermission TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_grouppagepermission TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_grouppagepermission_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_grouppagepermission_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_groupsitepermission TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_groupsitepermission TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_groupsitepermission_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_groupsitepermission_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_locale TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_locale TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_locale_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_locale_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_modellogentry TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_modellogentry TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_modellogentry_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_modellogentry_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_page TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_page TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_page_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_page_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_pagelogentry TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_pagelogentry TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_pagelogentry_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_pagelogentry_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_revision TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_revision TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_pagerevision_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_pagerevision_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_pagesubscription TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_pagesubscription TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_pagesubscription_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_pagesubscription_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_pageviewrestriction TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_pageviewrestriction TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_pageviewrestriction_groups TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_pageviewrestriction_groups TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_pageviewrestriction_groups_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_pageviewrestriction_groups_id_seq TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_pageviewrestriction_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_pageviewrestriction_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_referenceindex TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_referenceindex TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_referenceindex_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_referenceindex_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_site TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_site TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_site_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_site_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_task TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_task TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_task_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_task_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_taskstate TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_taskstate TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_taskstate_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_taskstate_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_uploadedfile TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_uploadedfile TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_uploadedfile_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_uploadedfile_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_workflow TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_workflow TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_workflow_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_workflow_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_workflowcontenttype TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_workflowcontenttype TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_workflowpage TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_workflowpage TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_workflowstate TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_workflowstate TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_workflowstate_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_workflowstate_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_workflowtask TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailcore_workflowtask TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_workflowtask_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailcore_workflowtask_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtaildocs_document TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtaildocs_document TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtaildocs_document_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtaildocs_document_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailimages_image TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailimages_image TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailimages_image_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailimages_image_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailimages_rendition TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailimages_rendition TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailimages_rendition_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailimages_rendition_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailsearch_indexentry TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailsearch_indexentry TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailsearch_indexentry_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailsearch_indexentry_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailusers_userprofile TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.wagtailusers_userprofile TO amanjol_keeper;


GRANT SELECT,USAGE ON SEQUENCE public.wagtailusers_userprofile_id_seq TO amanjol_app;
GRANT SELECT,USAGE ON SEQUENCE public.wagtailusers_userprofile_id_seq TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.warnings_copy TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.warnings_copy TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.warnings_copycorrection TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.warnings_copycorrection TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.warnings_dropped TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.warnings_dropped TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.warnings_prolonging TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.warnings_prolonging TO amanjol_keeper;


GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.warnings_publicwarning TO amanjol_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.warnings_publicwarning TO amanjol_keeper;


ALTER DEFAULT PRIVILEGES FOR ROLE amanjol_owner IN SCHEMA public GRANT SELECT,USAGE ON SEQUENCES TO amanjol_app;
ALTER DEFAULT PRIVILEGES FOR ROLE amanjol_owner IN SCHEMA public GRANT SELECT,USAGE ON SEQUENCES TO amanjol_keeper;


ALTER DEFAULT PRIVILEGES FOR ROLE amanjol_owner IN SCHEMA public GRANT SELECT,INSERT,DELETE,UPDATE ON TABLES TO amanjol_app;
ALTER DEFAULT PRIVILEGES FOR ROLE amanjol_owner IN SCHEMA public GRANT SELECT,INSERT,DELETE,UPDATE ON TABLES TO amanjol_keeper;

update django_migrations set applied = now();
update wagtailcore_page set translation_key = gen_random_uuid();
