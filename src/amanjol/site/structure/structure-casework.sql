-- made from PostgreSQL 18
-- made from migrations bf632dd746d2a3ee2c4383be

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


INSERT INTO public.auth_permission VALUES (1, 'Can add worker lease', 1, 'add_workerlease');
INSERT INTO public.auth_permission VALUES (2, 'Can change worker lease', 1, 'change_workerlease');
INSERT INTO public.auth_permission VALUES (3, 'Can delete worker lease', 1, 'delete_workerlease');
INSERT INTO public.auth_permission VALUES (4, 'Can view worker lease', 1, 'view_workerlease');
INSERT INTO public.auth_permission VALUES (5, 'Can add head', 3, 'add_head');
INSERT INTO public.auth_permission VALUES (6, 'Can change head', 3, 'change_head');
INSERT INTO public.auth_permission VALUES (7, 'Can delete head', 3, 'delete_head');
INSERT INTO public.auth_permission VALUES (8, 'Can view head', 3, 'view_head');
INSERT INTO public.auth_permission VALUES (9, 'Can add entry', 2, 'add_entry');
INSERT INTO public.auth_permission VALUES (10, 'Can change entry', 2, 'change_entry');
INSERT INTO public.auth_permission VALUES (11, 'Can delete entry', 2, 'delete_entry');
INSERT INTO public.auth_permission VALUES (12, 'Can view entry', 2, 'view_entry');
INSERT INTO public.auth_permission VALUES (13, 'Can add subject', 4, 'add_subject');
INSERT INTO public.auth_permission VALUES (14, 'Can change subject', 4, 'change_subject');
INSERT INTO public.auth_permission VALUES (15, 'Can delete subject', 4, 'delete_subject');
INSERT INTO public.auth_permission VALUES (16, 'Can view subject', 4, 'view_subject');
INSERT INTO public.auth_permission VALUES (17, 'Can add sent form', 5, 'add_sentform');
INSERT INTO public.auth_permission VALUES (18, 'Can change sent form', 5, 'change_sentform');
INSERT INTO public.auth_permission VALUES (19, 'Can delete sent form', 5, 'delete_sentform');
INSERT INTO public.auth_permission VALUES (20, 'Can view sent form', 5, 'view_sentform');
INSERT INTO public.auth_permission VALUES (21, 'Can add tries', 10, 'add_tries');
INSERT INTO public.auth_permission VALUES (22, 'Can change tries', 10, 'change_tries');
INSERT INTO public.auth_permission VALUES (23, 'Can delete tries', 10, 'delete_tries');
INSERT INTO public.auth_permission VALUES (24, 'Can view tries', 10, 'view_tries');
INSERT INTO public.auth_permission VALUES (25, 'Can add account', 6, 'add_account');
INSERT INTO public.auth_permission VALUES (26, 'Can change account', 6, 'change_account');
INSERT INTO public.auth_permission VALUES (27, 'Can delete account', 6, 'delete_account');
INSERT INTO public.auth_permission VALUES (28, 'Can view account', 6, 'view_account');
INSERT INTO public.auth_permission VALUES (29, 'Can add invitation', 7, 'add_invitation');
INSERT INTO public.auth_permission VALUES (30, 'Can change invitation', 7, 'change_invitation');
INSERT INTO public.auth_permission VALUES (31, 'Can delete invitation', 7, 'delete_invitation');
INSERT INTO public.auth_permission VALUES (32, 'Can view invitation', 7, 'view_invitation');
INSERT INTO public.auth_permission VALUES (33, 'Can add session', 9, 'add_session');
INSERT INTO public.auth_permission VALUES (34, 'Can change session', 9, 'change_session');
INSERT INTO public.auth_permission VALUES (35, 'Can delete session', 9, 'delete_session');
INSERT INTO public.auth_permission VALUES (36, 'Can view session', 9, 'view_session');
INSERT INTO public.auth_permission VALUES (37, 'Can add person key', 8, 'add_personkey');
INSERT INTO public.auth_permission VALUES (38, 'Can change person key', 8, 'change_personkey');
INSERT INTO public.auth_permission VALUES (39, 'Can delete person key', 8, 'delete_personkey');
INSERT INTO public.auth_permission VALUES (40, 'Can view person key', 8, 'view_personkey');
INSERT INTO public.auth_permission VALUES (41, 'Can add organisation', 20, 'add_organisation');
INSERT INTO public.auth_permission VALUES (42, 'Can change organisation', 20, 'change_organisation');
INSERT INTO public.auth_permission VALUES (43, 'Can delete organisation', 20, 'delete_organisation');
INSERT INTO public.auth_permission VALUES (44, 'Can view organisation', 20, 'view_organisation');
INSERT INTO public.auth_permission VALUES (45, 'Can add node', 19, 'add_node');
INSERT INTO public.auth_permission VALUES (46, 'Can change node', 19, 'change_node');
INSERT INTO public.auth_permission VALUES (47, 'Can delete node', 19, 'delete_node');
INSERT INTO public.auth_permission VALUES (48, 'Can view node', 19, 'view_node');
INSERT INTO public.auth_permission VALUES (49, 'Can add member', 18, 'add_member');
INSERT INTO public.auth_permission VALUES (50, 'Can change member', 18, 'change_member');
INSERT INTO public.auth_permission VALUES (51, 'Can delete member', 18, 'delete_member');
INSERT INTO public.auth_permission VALUES (52, 'Can view member', 18, 'view_member');
INSERT INTO public.auth_permission VALUES (53, 'Can add epoch', 15, 'add_epoch');
INSERT INTO public.auth_permission VALUES (54, 'Can change epoch', 15, 'change_epoch');
INSERT INTO public.auth_permission VALUES (55, 'Can delete epoch', 15, 'delete_epoch');
INSERT INTO public.auth_permission VALUES (56, 'Can view epoch', 15, 'view_epoch');
INSERT INTO public.auth_permission VALUES (57, 'Can add holding', 16, 'add_holding');
INSERT INTO public.auth_permission VALUES (58, 'Can change holding', 16, 'change_holding');
INSERT INTO public.auth_permission VALUES (59, 'Can delete holding', 16, 'delete_holding');
INSERT INTO public.auth_permission VALUES (60, 'Can view holding', 16, 'view_holding');
INSERT INTO public.auth_permission VALUES (61, 'Can add intake', 17, 'add_intake');
INSERT INTO public.auth_permission VALUES (62, 'Can change intake', 17, 'change_intake');
INSERT INTO public.auth_permission VALUES (63, 'Can delete intake', 17, 'delete_intake');
INSERT INTO public.auth_permission VALUES (64, 'Can view intake', 17, 'view_intake');
INSERT INTO public.auth_permission VALUES (65, 'Can add recovery set', 21, 'add_recoveryset');
INSERT INTO public.auth_permission VALUES (66, 'Can change recovery set', 21, 'change_recoveryset');
INSERT INTO public.auth_permission VALUES (67, 'Can delete recovery set', 21, 'delete_recoveryset');
INSERT INTO public.auth_permission VALUES (68, 'Can view recovery set', 21, 'view_recoveryset');
INSERT INTO public.auth_permission VALUES (69, 'Can add regrant', 22, 'add_regrant');
INSERT INTO public.auth_permission VALUES (70, 'Can change regrant', 22, 'change_regrant');
INSERT INTO public.auth_permission VALUES (71, 'Can delete regrant', 22, 'delete_regrant');
INSERT INTO public.auth_permission VALUES (72, 'Can view regrant', 22, 'view_regrant');
INSERT INTO public.auth_permission VALUES (73, 'Can add circle', 11, 'add_circle');
INSERT INTO public.auth_permission VALUES (74, 'Can change circle', 11, 'change_circle');
INSERT INTO public.auth_permission VALUES (75, 'Can delete circle', 11, 'delete_circle');
INSERT INTO public.auth_permission VALUES (76, 'Can view circle', 11, 'view_circle');
INSERT INTO public.auth_permission VALUES (77, 'Can add circle key', 13, 'add_circlekey');
INSERT INTO public.auth_permission VALUES (78, 'Can change circle key', 13, 'change_circlekey');
INSERT INTO public.auth_permission VALUES (79, 'Can delete circle key', 13, 'delete_circlekey');
INSERT INTO public.auth_permission VALUES (80, 'Can view circle key', 13, 'view_circlekey');
INSERT INTO public.auth_permission VALUES (81, 'Can add circle voucher', 14, 'add_circlevoucher');
INSERT INTO public.auth_permission VALUES (82, 'Can change circle voucher', 14, 'change_circlevoucher');
INSERT INTO public.auth_permission VALUES (83, 'Can delete circle voucher', 14, 'delete_circlevoucher');
INSERT INTO public.auth_permission VALUES (84, 'Can view circle voucher', 14, 'view_circlevoucher');
INSERT INTO public.auth_permission VALUES (85, 'Can add circle holding', 12, 'add_circleholding');
INSERT INTO public.auth_permission VALUES (86, 'Can change circle holding', 12, 'change_circleholding');
INSERT INTO public.auth_permission VALUES (87, 'Can delete circle holding', 12, 'delete_circleholding');
INSERT INTO public.auth_permission VALUES (88, 'Can view circle holding', 12, 'view_circleholding');
INSERT INTO public.auth_permission VALUES (89, 'Can add card', 25, 'add_card');
INSERT INTO public.auth_permission VALUES (90, 'Can change card', 25, 'change_card');
INSERT INTO public.auth_permission VALUES (91, 'Can delete card', 25, 'delete_card');
INSERT INTO public.auth_permission VALUES (92, 'Can view card', 25, 'view_card');
INSERT INTO public.auth_permission VALUES (93, 'Can add recalled', 30, 'add_recalled');
INSERT INTO public.auth_permission VALUES (94, 'Can change recalled', 30, 'change_recalled');
INSERT INTO public.auth_permission VALUES (95, 'Can delete recalled', 30, 'delete_recalled');
INSERT INTO public.auth_permission VALUES (96, 'Can view recalled', 30, 'view_recalled');
INSERT INTO public.auth_permission VALUES (97, 'Can add belief', 24, 'add_belief');
INSERT INTO public.auth_permission VALUES (98, 'Can change belief', 24, 'change_belief');
INSERT INTO public.auth_permission VALUES (99, 'Can delete belief', 24, 'delete_belief');
INSERT INTO public.auth_permission VALUES (100, 'Can view belief', 24, 'view_belief');
INSERT INTO public.auth_permission VALUES (101, 'Can add inbox key', 26, 'add_inboxkey');
INSERT INTO public.auth_permission VALUES (102, 'Can change inbox key', 26, 'change_inboxkey');
INSERT INTO public.auth_permission VALUES (103, 'Can delete inbox key', 26, 'delete_inboxkey');
INSERT INTO public.auth_permission VALUES (104, 'Can view inbox key', 26, 'view_inboxkey');
INSERT INTO public.auth_permission VALUES (105, 'Can add incoming', 27, 'add_incoming');
INSERT INTO public.auth_permission VALUES (106, 'Can change incoming', 27, 'change_incoming');
INSERT INTO public.auth_permission VALUES (107, 'Can delete incoming', 27, 'delete_incoming');
INSERT INTO public.auth_permission VALUES (108, 'Can view incoming', 27, 'view_incoming');
INSERT INTO public.auth_permission VALUES (109, 'Can add opened letter', 28, 'add_openedletter');
INSERT INTO public.auth_permission VALUES (110, 'Can change opened letter', 28, 'change_openedletter');
INSERT INTO public.auth_permission VALUES (111, 'Can delete opened letter', 28, 'delete_openedletter');
INSERT INTO public.auth_permission VALUES (112, 'Can view opened letter', 28, 'view_openedletter');
INSERT INTO public.auth_permission VALUES (113, 'Can add outgoing', 29, 'add_outgoing');
INSERT INTO public.auth_permission VALUES (114, 'Can change outgoing', 29, 'change_outgoing');
INSERT INTO public.auth_permission VALUES (115, 'Can delete outgoing', 29, 'delete_outgoing');
INSERT INTO public.auth_permission VALUES (116, 'Can view outgoing', 29, 'view_outgoing');
INSERT INTO public.auth_permission VALUES (117, 'Can add signing key', 32, 'add_signingkey');
INSERT INTO public.auth_permission VALUES (118, 'Can change signing key', 32, 'change_signingkey');
INSERT INTO public.auth_permission VALUES (119, 'Can delete signing key', 32, 'delete_signingkey');
INSERT INTO public.auth_permission VALUES (120, 'Can view signing key', 32, 'view_signingkey');
INSERT INTO public.auth_permission VALUES (121, 'Can add sent file', 31, 'add_sentfile');
INSERT INTO public.auth_permission VALUES (122, 'Can change sent file', 31, 'change_sentfile');
INSERT INTO public.auth_permission VALUES (123, 'Can delete sent file', 31, 'delete_sentfile');
INSERT INTO public.auth_permission VALUES (124, 'Can view sent file', 31, 'view_sentfile');
INSERT INTO public.auth_permission VALUES (125, 'Can add arriving file', 23, 'add_arrivingfile');
INSERT INTO public.auth_permission VALUES (126, 'Can change arriving file', 23, 'change_arrivingfile');
INSERT INTO public.auth_permission VALUES (127, 'Can delete arriving file', 23, 'delete_arrivingfile');
INSERT INTO public.auth_permission VALUES (128, 'Can view arriving file', 23, 'view_arrivingfile');
INSERT INTO public.auth_permission VALUES (129, 'Can add contact', 33, 'add_contact');
INSERT INTO public.auth_permission VALUES (130, 'Can change contact', 33, 'change_contact');
INSERT INTO public.auth_permission VALUES (131, 'Can delete contact', 33, 'delete_contact');
INSERT INTO public.auth_permission VALUES (132, 'Can view contact', 33, 'view_contact');
INSERT INTO public.auth_permission VALUES (133, 'Can add agreement', 34, 'add_agreement');
INSERT INTO public.auth_permission VALUES (134, 'Can change agreement', 34, 'change_agreement');
INSERT INTO public.auth_permission VALUES (135, 'Can delete agreement', 34, 'delete_agreement');
INSERT INTO public.auth_permission VALUES (136, 'Can view agreement', 34, 'view_agreement');
INSERT INTO public.auth_permission VALUES (137, 'Can add referral', 37, 'add_referral');
INSERT INTO public.auth_permission VALUES (138, 'Can change referral', 37, 'change_referral');
INSERT INTO public.auth_permission VALUES (139, 'Can delete referral', 37, 'delete_referral');
INSERT INTO public.auth_permission VALUES (140, 'Can view referral', 37, 'view_referral');
INSERT INTO public.auth_permission VALUES (141, 'Can add case referral', 35, 'add_casereferral');
INSERT INTO public.auth_permission VALUES (142, 'Can change case referral', 35, 'change_casereferral');
INSERT INTO public.auth_permission VALUES (143, 'Can delete case referral', 35, 'delete_casereferral');
INSERT INTO public.auth_permission VALUES (144, 'Can view case referral', 35, 'view_casereferral');
INSERT INTO public.auth_permission VALUES (145, 'Can add referral letter', 38, 'add_referralletter');
INSERT INTO public.auth_permission VALUES (146, 'Can change referral letter', 38, 'change_referralletter');
INSERT INTO public.auth_permission VALUES (147, 'Can delete referral letter', 38, 'delete_referralletter');
INSERT INTO public.auth_permission VALUES (148, 'Can view referral letter', 38, 'view_referralletter');
INSERT INTO public.auth_permission VALUES (149, 'Can add case return', 36, 'add_casereturn');
INSERT INTO public.auth_permission VALUES (150, 'Can change case return', 36, 'change_casereturn');
INSERT INTO public.auth_permission VALUES (151, 'Can delete case return', 36, 'delete_casereturn');
INSERT INTO public.auth_permission VALUES (152, 'Can view case return', 36, 'view_casereturn');
INSERT INTO public.auth_permission VALUES (153, 'Can add reminder', 39, 'add_reminder');
INSERT INTO public.auth_permission VALUES (154, 'Can change reminder', 39, 'change_reminder');
INSERT INTO public.auth_permission VALUES (155, 'Can delete reminder', 39, 'delete_reminder');
INSERT INTO public.auth_permission VALUES (156, 'Can view reminder', 39, 'view_reminder');
INSERT INTO public.auth_permission VALUES (157, 'Can add right answer', 55, 'add_rightanswer');
INSERT INTO public.auth_permission VALUES (158, 'Can change right answer', 55, 'change_rightanswer');
INSERT INTO public.auth_permission VALUES (159, 'Can delete right answer', 55, 'delete_rightanswer');
INSERT INTO public.auth_permission VALUES (160, 'Can view right answer', 55, 'view_rightanswer');
INSERT INTO public.auth_permission VALUES (161, 'Can add advocate', 41, 'add_advocate');
INSERT INTO public.auth_permission VALUES (162, 'Can change advocate', 41, 'change_advocate');
INSERT INTO public.auth_permission VALUES (163, 'Can delete advocate', 41, 'delete_advocate');
INSERT INTO public.auth_permission VALUES (164, 'Can view advocate', 41, 'view_advocate');
INSERT INTO public.auth_permission VALUES (165, 'Can add sent need', 57, 'add_sentneed');
INSERT INTO public.auth_permission VALUES (166, 'Can change sent need', 57, 'change_sentneed');
INSERT INTO public.auth_permission VALUES (167, 'Can delete sent need', 57, 'delete_sentneed');
INSERT INTO public.auth_permission VALUES (168, 'Can view sent need', 57, 'view_sentneed');
INSERT INTO public.auth_permission VALUES (169, 'Can add case need', 44, 'add_caseneed');
INSERT INTO public.auth_permission VALUES (170, 'Can change case need', 44, 'change_caseneed');
INSERT INTO public.auth_permission VALUES (171, 'Can delete case need', 44, 'delete_caseneed');
INSERT INTO public.auth_permission VALUES (172, 'Can view case need', 44, 'view_caseneed');
INSERT INTO public.auth_permission VALUES (173, 'Can add need', 52, 'add_need');
INSERT INTO public.auth_permission VALUES (174, 'Can change need', 52, 'change_need');
INSERT INTO public.auth_permission VALUES (175, 'Can delete need', 52, 'delete_need');
INSERT INTO public.auth_permission VALUES (176, 'Can view need', 52, 'view_need');
INSERT INTO public.auth_permission VALUES (177, 'Can add other side', 54, 'add_otherside');
INSERT INTO public.auth_permission VALUES (178, 'Can change other side', 54, 'change_otherside');
INSERT INTO public.auth_permission VALUES (179, 'Can delete other side', 54, 'delete_otherside');
INSERT INTO public.auth_permission VALUES (180, 'Can view other side', 54, 'view_otherside');
INSERT INTO public.auth_permission VALUES (181, 'Can add assignment', 43, 'add_assignment');
INSERT INTO public.auth_permission VALUES (182, 'Can change assignment', 43, 'change_assignment');
INSERT INTO public.auth_permission VALUES (183, 'Can delete assignment', 43, 'delete_assignment');
INSERT INTO public.auth_permission VALUES (184, 'Can view assignment', 43, 'view_assignment');
INSERT INTO public.auth_permission VALUES (185, 'Can add offer', 53, 'add_offer');
INSERT INTO public.auth_permission VALUES (186, 'Can change offer', 53, 'change_offer');
INSERT INTO public.auth_permission VALUES (187, 'Can delete offer', 53, 'delete_offer');
INSERT INTO public.auth_permission VALUES (188, 'Can view offer', 53, 'view_offer');
INSERT INTO public.auth_permission VALUES (189, 'Can add mandate', 49, 'add_mandate');
INSERT INTO public.auth_permission VALUES (190, 'Can change mandate', 49, 'change_mandate');
INSERT INTO public.auth_permission VALUES (191, 'Can delete mandate', 49, 'delete_mandate');
INSERT INTO public.auth_permission VALUES (192, 'Can view mandate', 49, 'view_mandate');
INSERT INTO public.auth_permission VALUES (193, 'Can add advocate account', 42, 'add_advocateaccount');
INSERT INTO public.auth_permission VALUES (194, 'Can change advocate account', 42, 'change_advocateaccount');
INSERT INTO public.auth_permission VALUES (195, 'Can delete advocate account', 42, 'delete_advocateaccount');
INSERT INTO public.auth_permission VALUES (196, 'Can view advocate account', 42, 'view_advocateaccount');
INSERT INTO public.auth_permission VALUES (197, 'Can add duty slot', 46, 'add_dutyslot');
INSERT INTO public.auth_permission VALUES (198, 'Can change duty slot', 46, 'change_dutyslot');
INSERT INTO public.auth_permission VALUES (199, 'Can delete duty slot', 46, 'delete_dutyslot');
INSERT INTO public.auth_permission VALUES (200, 'Can view duty slot', 46, 'view_dutyslot');
INSERT INTO public.auth_permission VALUES (201, 'Can add absence', 40, 'add_absence');
INSERT INTO public.auth_permission VALUES (202, 'Can change absence', 40, 'change_absence');
INSERT INTO public.auth_permission VALUES (203, 'Can delete absence', 40, 'delete_absence');
INSERT INTO public.auth_permission VALUES (204, 'Can view absence', 40, 'view_absence');
INSERT INTO public.auth_permission VALUES (205, 'Can add turn', 58, 'add_turn');
INSERT INTO public.auth_permission VALUES (206, 'Can change turn', 58, 'change_turn');
INSERT INTO public.auth_permission VALUES (207, 'Can delete turn', 58, 'delete_turn');
INSERT INTO public.auth_permission VALUES (208, 'Can view turn', 58, 'view_turn');
INSERT INTO public.auth_permission VALUES (209, 'Can add mandate reader', 51, 'add_mandatereader');
INSERT INTO public.auth_permission VALUES (210, 'Can change mandate reader', 51, 'change_mandatereader');
INSERT INTO public.auth_permission VALUES (211, 'Can delete mandate reader', 51, 'delete_mandatereader');
INSERT INTO public.auth_permission VALUES (212, 'Can view mandate reader', 51, 'view_mandatereader');
INSERT INTO public.auth_permission VALUES (213, 'Can add mandate notes', 50, 'add_mandatenotes');
INSERT INTO public.auth_permission VALUES (214, 'Can change mandate notes', 50, 'change_mandatenotes');
INSERT INTO public.auth_permission VALUES (215, 'Can delete mandate notes', 50, 'delete_mandatenotes');
INSERT INTO public.auth_permission VALUES (216, 'Can view mandate notes', 50, 'view_mandatenotes');
INSERT INTO public.auth_permission VALUES (217, 'Can add lawyer plan', 48, 'add_lawyerplan');
INSERT INTO public.auth_permission VALUES (218, 'Can change lawyer plan', 48, 'change_lawyerplan');
INSERT INTO public.auth_permission VALUES (219, 'Can delete lawyer plan', 48, 'delete_lawyerplan');
INSERT INTO public.auth_permission VALUES (220, 'Can view lawyer plan', 48, 'view_lawyerplan');
INSERT INTO public.auth_permission VALUES (221, 'Can add road table', 56, 'add_roadtable');
INSERT INTO public.auth_permission VALUES (222, 'Can change road table', 56, 'change_roadtable');
INSERT INTO public.auth_permission VALUES (223, 'Can delete road table', 56, 'delete_roadtable');
INSERT INTO public.auth_permission VALUES (224, 'Can view road table', 56, 'view_roadtable');
INSERT INTO public.auth_permission VALUES (225, 'Can add clearance', 45, 'add_clearance');
INSERT INTO public.auth_permission VALUES (226, 'Can change clearance', 45, 'change_clearance');
INSERT INTO public.auth_permission VALUES (227, 'Can delete clearance', 45, 'delete_clearance');
INSERT INTO public.auth_permission VALUES (228, 'Can view clearance', 45, 'view_clearance');
INSERT INTO public.auth_permission VALUES (229, 'Can add duty swap', 47, 'add_dutyswap');
INSERT INTO public.auth_permission VALUES (230, 'Can change duty swap', 47, 'change_dutyswap');
INSERT INTO public.auth_permission VALUES (231, 'Can delete duty swap', 47, 'delete_dutyswap');
INSERT INTO public.auth_permission VALUES (232, 'Can view duty swap', 47, 'view_dutyswap');
INSERT INTO public.auth_permission VALUES (233, 'Can add vouching key', 59, 'add_vouchingkey');
INSERT INTO public.auth_permission VALUES (234, 'Can change vouching key', 59, 'change_vouchingkey');
INSERT INTO public.auth_permission VALUES (235, 'Can delete vouching key', 59, 'delete_vouchingkey');
INSERT INTO public.auth_permission VALUES (236, 'Can view vouching key', 59, 'view_vouchingkey');
INSERT INTO public.auth_permission VALUES (237, 'Can add goal', 70, 'add_goal');
INSERT INTO public.auth_permission VALUES (238, 'Can change goal', 70, 'change_goal');
INSERT INTO public.auth_permission VALUES (239, 'Can delete goal', 70, 'delete_goal');
INSERT INTO public.auth_permission VALUES (240, 'Can view goal', 70, 'view_goal');
INSERT INTO public.auth_permission VALUES (241, 'Can add plan', 75, 'add_plan');
INSERT INTO public.auth_permission VALUES (242, 'Can change plan', 75, 'change_plan');
INSERT INTO public.auth_permission VALUES (243, 'Can delete plan', 75, 'delete_plan');
INSERT INTO public.auth_permission VALUES (244, 'Can view plan', 75, 'view_plan');
INSERT INTO public.auth_permission VALUES (245, 'Can add service', 76, 'add_service');
INSERT INTO public.auth_permission VALUES (246, 'Can change service', 76, 'change_service');
INSERT INTO public.auth_permission VALUES (247, 'Can delete service', 76, 'delete_service');
INSERT INTO public.auth_permission VALUES (248, 'Can view service', 76, 'view_service');
INSERT INTO public.auth_permission VALUES (249, 'Can add case file', 61, 'add_casefile');
INSERT INTO public.auth_permission VALUES (250, 'Can change case file', 61, 'change_casefile');
INSERT INTO public.auth_permission VALUES (251, 'Can delete case file', 61, 'delete_casefile');
INSERT INTO public.auth_permission VALUES (252, 'Can view case file', 61, 'view_casefile');
INSERT INTO public.auth_permission VALUES (253, 'Can add stored file', 78, 'add_storedfile');
INSERT INTO public.auth_permission VALUES (254, 'Can change stored file', 78, 'change_storedfile');
INSERT INTO public.auth_permission VALUES (255, 'Can delete stored file', 78, 'delete_storedfile');
INSERT INTO public.auth_permission VALUES (256, 'Can view stored file', 78, 'view_storedfile');
INSERT INTO public.auth_permission VALUES (257, 'Can add circle client', 64, 'add_circleclient');
INSERT INTO public.auth_permission VALUES (258, 'Can change circle client', 64, 'change_circleclient');
INSERT INTO public.auth_permission VALUES (259, 'Can delete circle client', 64, 'delete_circleclient');
INSERT INTO public.auth_permission VALUES (260, 'Can view circle client', 64, 'view_circleclient');
INSERT INTO public.auth_permission VALUES (261, 'Can add circle danger', 65, 'add_circledanger');
INSERT INTO public.auth_permission VALUES (262, 'Can change circle danger', 65, 'change_circledanger');
INSERT INTO public.auth_permission VALUES (263, 'Can delete circle danger', 65, 'delete_circledanger');
INSERT INTO public.auth_permission VALUES (264, 'Can view circle danger', 65, 'view_circledanger');
INSERT INTO public.auth_permission VALUES (265, 'Can add circle session', 66, 'add_circlesession');
INSERT INTO public.auth_permission VALUES (266, 'Can change circle session', 66, 'change_circlesession');
INSERT INTO public.auth_permission VALUES (267, 'Can delete circle session', 66, 'delete_circlesession');
INSERT INTO public.auth_permission VALUES (268, 'Can view circle session', 66, 'view_circlesession');
INSERT INTO public.auth_permission VALUES (269, 'Can add asking', 60, 'add_asking');
INSERT INTO public.auth_permission VALUES (270, 'Can change asking', 60, 'change_asking');
INSERT INTO public.auth_permission VALUES (271, 'Can delete asking', 60, 'delete_asking');
INSERT INTO public.auth_permission VALUES (272, 'Can view asking', 60, 'view_asking');
INSERT INTO public.auth_permission VALUES (273, 'Can add follow up', 69, 'add_followup');
INSERT INTO public.auth_permission VALUES (274, 'Can change follow up', 69, 'change_followup');
INSERT INTO public.auth_permission VALUES (275, 'Can delete follow up', 69, 'delete_followup');
INSERT INTO public.auth_permission VALUES (276, 'Can view follow up', 69, 'view_followup');
INSERT INTO public.auth_permission VALUES (277, 'Can add case participation', 62, 'add_caseparticipation');
INSERT INTO public.auth_permission VALUES (278, 'Can change case participation', 62, 'change_caseparticipation');
INSERT INTO public.auth_permission VALUES (279, 'Can delete case participation', 62, 'delete_caseparticipation');
INSERT INTO public.auth_permission VALUES (280, 'Can view case participation', 62, 'view_caseparticipation');
INSERT INTO public.auth_permission VALUES (281, 'Can add house', 71, 'add_house');
INSERT INTO public.auth_permission VALUES (282, 'Can change house', 71, 'change_house');
INSERT INTO public.auth_permission VALUES (283, 'Can delete house', 71, 'delete_house');
INSERT INTO public.auth_permission VALUES (284, 'Can view house', 71, 'view_house');
INSERT INTO public.auth_permission VALUES (285, 'Can add house incident', 72, 'add_houseincident');
INSERT INTO public.auth_permission VALUES (286, 'Can change house incident', 72, 'change_houseincident');
INSERT INTO public.auth_permission VALUES (287, 'Can delete house incident', 72, 'delete_houseincident');
INSERT INTO public.auth_permission VALUES (288, 'Can view house incident', 72, 'view_houseincident');
INSERT INTO public.auth_permission VALUES (289, 'Can add stay', 77, 'add_stay');
INSERT INTO public.auth_permission VALUES (290, 'Can change stay', 77, 'change_stay');
INSERT INTO public.auth_permission VALUES (291, 'Can delete stay', 77, 'delete_stay');
INSERT INTO public.auth_permission VALUES (292, 'Can view stay', 77, 'view_stay');
INSERT INTO public.auth_permission VALUES (293, 'Can add conference', 67, 'add_conference');
INSERT INTO public.auth_permission VALUES (294, 'Can change conference', 67, 'change_conference');
INSERT INTO public.auth_permission VALUES (295, 'Can delete conference', 67, 'delete_conference');
INSERT INTO public.auth_permission VALUES (296, 'Can view conference', 67, 'view_conference');
INSERT INTO public.auth_permission VALUES (297, 'Can add conference guest', 68, 'add_conferenceguest');
INSERT INTO public.auth_permission VALUES (298, 'Can change conference guest', 68, 'change_conferenceguest');
INSERT INTO public.auth_permission VALUES (299, 'Can delete conference guest', 68, 'delete_conferenceguest');
INSERT INTO public.auth_permission VALUES (300, 'Can view conference guest', 68, 'view_conferenceguest');
INSERT INTO public.auth_permission VALUES (301, 'Can add interpreter', 73, 'add_interpreter');
INSERT INTO public.auth_permission VALUES (302, 'Can change interpreter', 73, 'change_interpreter');
INSERT INTO public.auth_permission VALUES (303, 'Can delete interpreter', 73, 'delete_interpreter');
INSERT INTO public.auth_permission VALUES (304, 'Can view interpreter', 73, 'view_interpreter');
INSERT INTO public.auth_permission VALUES (305, 'Can add interpreting', 74, 'add_interpreting');
INSERT INTO public.auth_permission VALUES (306, 'Can change interpreting', 74, 'change_interpreting');
INSERT INTO public.auth_permission VALUES (307, 'Can delete interpreting', 74, 'delete_interpreting');
INSERT INTO public.auth_permission VALUES (308, 'Can view interpreting', 74, 'view_interpreting');
INSERT INTO public.auth_permission VALUES (309, 'Can add threat', 82, 'add_threat');
INSERT INTO public.auth_permission VALUES (310, 'Can change threat', 82, 'change_threat');
INSERT INTO public.auth_permission VALUES (311, 'Can delete threat', 82, 'delete_threat');
INSERT INTO public.auth_permission VALUES (312, 'Can view threat', 82, 'view_threat');
INSERT INTO public.auth_permission VALUES (313, 'Can add threat receiver', 83, 'add_threatreceiver');
INSERT INTO public.auth_permission VALUES (314, 'Can change threat receiver', 83, 'change_threatreceiver');
INSERT INTO public.auth_permission VALUES (315, 'Can delete threat receiver', 83, 'delete_threatreceiver');
INSERT INTO public.auth_permission VALUES (316, 'Can view threat receiver', 83, 'view_threatreceiver');
INSERT INTO public.auth_permission VALUES (317, 'Can add story', 79, 'add_story');
INSERT INTO public.auth_permission VALUES (318, 'Can change story', 79, 'change_story');
INSERT INTO public.auth_permission VALUES (319, 'Can delete story', 79, 'delete_story');
INSERT INTO public.auth_permission VALUES (320, 'Can view story', 79, 'view_story');
INSERT INTO public.auth_permission VALUES (321, 'Can add story permit', 81, 'add_storypermit');
INSERT INTO public.auth_permission VALUES (322, 'Can change story permit', 81, 'change_storypermit');
INSERT INTO public.auth_permission VALUES (323, 'Can delete story permit', 81, 'delete_storypermit');
INSERT INTO public.auth_permission VALUES (324, 'Can view story permit', 81, 'view_storypermit');
INSERT INTO public.auth_permission VALUES (325, 'Can add story copy', 80, 'add_storycopy');
INSERT INTO public.auth_permission VALUES (326, 'Can change story copy', 80, 'change_storycopy');
INSERT INTO public.auth_permission VALUES (327, 'Can delete story copy', 80, 'delete_storycopy');
INSERT INTO public.auth_permission VALUES (328, 'Can view story copy', 80, 'view_storycopy');
INSERT INTO public.auth_permission VALUES (329, 'Can add case wages', 63, 'add_casewages');
INSERT INTO public.auth_permission VALUES (330, 'Can change case wages', 63, 'change_casewages');
INSERT INTO public.auth_permission VALUES (331, 'Can delete case wages', 63, 'delete_casewages');
INSERT INTO public.auth_permission VALUES (332, 'Can view case wages', 63, 'view_casewages');
INSERT INTO public.auth_permission VALUES (333, 'Can add receipt', 85, 'add_receipt');
INSERT INTO public.auth_permission VALUES (334, 'Can change receipt', 85, 'change_receipt');
INSERT INTO public.auth_permission VALUES (335, 'Can delete receipt', 85, 'delete_receipt');
INSERT INTO public.auth_permission VALUES (336, 'Can view receipt', 85, 'view_receipt');
INSERT INTO public.auth_permission VALUES (337, 'Can add sending', 87, 'add_sending');
INSERT INTO public.auth_permission VALUES (338, 'Can change sending', 87, 'change_sending');
INSERT INTO public.auth_permission VALUES (339, 'Can delete sending', 87, 'delete_sending');
INSERT INTO public.auth_permission VALUES (340, 'Can view sending', 87, 'view_sending');
INSERT INTO public.auth_permission VALUES (341, 'Can add report', 86, 'add_report');
INSERT INTO public.auth_permission VALUES (342, 'Can change report', 86, 'change_report');
INSERT INTO public.auth_permission VALUES (343, 'Can delete report', 86, 'delete_report');
INSERT INTO public.auth_permission VALUES (344, 'Can view report', 86, 'view_report');
INSERT INTO public.auth_permission VALUES (345, 'Can add consultation', 84, 'add_consultation');
INSERT INTO public.auth_permission VALUES (346, 'Can change consultation', 84, 'change_consultation');
INSERT INTO public.auth_permission VALUES (347, 'Can delete consultation', 84, 'delete_consultation');
INSERT INTO public.auth_permission VALUES (348, 'Can view consultation', 84, 'view_consultation');
INSERT INTO public.auth_permission VALUES (349, 'Can add person', 104, 'add_person');
INSERT INTO public.auth_permission VALUES (350, 'Can change person', 104, 'change_person');
INSERT INTO public.auth_permission VALUES (351, 'Can delete person', 104, 'delete_person');
INSERT INTO public.auth_permission VALUES (352, 'Can view person', 104, 'view_person');
INSERT INTO public.auth_permission VALUES (353, 'Can add case', 89, 'add_case');
INSERT INTO public.auth_permission VALUES (354, 'Can change case', 89, 'change_case');
INSERT INTO public.auth_permission VALUES (355, 'Can delete case', 89, 'delete_case');
INSERT INTO public.auth_permission VALUES (356, 'Can view case', 89, 'view_case');
INSERT INTO public.auth_permission VALUES (357, 'Can add assignment', 88, 'add_assignment');
INSERT INTO public.auth_permission VALUES (358, 'Can change assignment', 88, 'change_assignment');
INSERT INTO public.auth_permission VALUES (359, 'Can delete assignment', 88, 'delete_assignment');
INSERT INTO public.auth_permission VALUES (360, 'Can view assignment', 88, 'view_assignment');
INSERT INTO public.auth_permission VALUES (361, 'Can add named', 99, 'add_named');
INSERT INTO public.auth_permission VALUES (362, 'Can change named', 99, 'change_named');
INSERT INTO public.auth_permission VALUES (363, 'Can delete named', 99, 'delete_named');
INSERT INTO public.auth_permission VALUES (364, 'Can view named', 99, 'view_named');
INSERT INTO public.auth_permission VALUES (365, 'Can add newcomer', 100, 'add_newcomer');
INSERT INTO public.auth_permission VALUES (366, 'Can change newcomer', 100, 'change_newcomer');
INSERT INTO public.auth_permission VALUES (367, 'Can delete newcomer', 100, 'delete_newcomer');
INSERT INTO public.auth_permission VALUES (368, 'Can view newcomer', 100, 'view_newcomer');
INSERT INTO public.auth_permission VALUES (369, 'Can add opening', 102, 'add_opening');
INSERT INTO public.auth_permission VALUES (370, 'Can change opening', 102, 'change_opening');
INSERT INTO public.auth_permission VALUES (371, 'Can delete opening', 102, 'delete_opening');
INSERT INTO public.auth_permission VALUES (372, 'Can view opening', 102, 'view_opening');
INSERT INTO public.auth_permission VALUES (373, 'Can add group', 95, 'add_group');
INSERT INTO public.auth_permission VALUES (374, 'Can change group', 95, 'change_group');
INSERT INTO public.auth_permission VALUES (375, 'Can delete group', 95, 'delete_group');
INSERT INTO public.auth_permission VALUES (376, 'Can view group', 95, 'view_group');
INSERT INTO public.auth_permission VALUES (377, 'Can add compared list', 91, 'add_comparedlist');
INSERT INTO public.auth_permission VALUES (378, 'Can change compared list', 91, 'change_comparedlist');
INSERT INTO public.auth_permission VALUES (379, 'Can delete compared list', 91, 'delete_comparedlist');
INSERT INTO public.auth_permission VALUES (380, 'Can view compared list', 91, 'view_comparedlist');
INSERT INTO public.auth_permission VALUES (381, 'Can add merge', 98, 'add_merge');
INSERT INTO public.auth_permission VALUES (382, 'Can change merge', 98, 'change_merge');
INSERT INTO public.auth_permission VALUES (383, 'Can delete merge', 98, 'delete_merge');
INSERT INTO public.auth_permission VALUES (384, 'Can view merge', 98, 'view_merge');
INSERT INTO public.auth_permission VALUES (385, 'Can add on paper', 101, 'add_onpaper');
INSERT INTO public.auth_permission VALUES (386, 'Can change on paper', 101, 'change_onpaper');
INSERT INTO public.auth_permission VALUES (387, 'Can delete on paper', 101, 'delete_onpaper');
INSERT INTO public.auth_permission VALUES (388, 'Can view on paper', 101, 'view_onpaper');
INSERT INTO public.auth_permission VALUES (389, 'Can add lawyer note', 96, 'add_lawyernote');
INSERT INTO public.auth_permission VALUES (390, 'Can change lawyer note', 96, 'change_lawyernote');
INSERT INTO public.auth_permission VALUES (391, 'Can delete lawyer note', 96, 'delete_lawyernote');
INSERT INTO public.auth_permission VALUES (392, 'Can view lawyer note', 96, 'view_lawyernote');
INSERT INTO public.auth_permission VALUES (393, 'Can add lawyer seal', 97, 'add_lawyerseal');
INSERT INTO public.auth_permission VALUES (394, 'Can change lawyer seal', 97, 'change_lawyerseal');
INSERT INTO public.auth_permission VALUES (395, 'Can delete lawyer seal', 97, 'delete_lawyerseal');
INSERT INTO public.auth_permission VALUES (396, 'Can view lawyer seal', 97, 'view_lawyerseal');
INSERT INTO public.auth_permission VALUES (397, 'Can add erased', 93, 'add_erased');
INSERT INTO public.auth_permission VALUES (398, 'Can change erased', 93, 'change_erased');
INSERT INTO public.auth_permission VALUES (399, 'Can delete erased', 93, 'delete_erased');
INSERT INTO public.auth_permission VALUES (400, 'Can view erased', 93, 'view_erased');
INSERT INTO public.auth_permission VALUES (401, 'Can add desk', 92, 'add_desk');
INSERT INTO public.auth_permission VALUES (402, 'Can change desk', 92, 'change_desk');
INSERT INTO public.auth_permission VALUES (403, 'Can delete desk', 92, 'delete_desk');
INSERT INTO public.auth_permission VALUES (404, 'Can view desk', 92, 'view_desk');
INSERT INTO public.auth_permission VALUES (405, 'Can add own clock', 103, 'add_ownclock');
INSERT INTO public.auth_permission VALUES (406, 'Can change own clock', 103, 'change_ownclock');
INSERT INTO public.auth_permission VALUES (407, 'Can delete own clock', 103, 'delete_ownclock');
INSERT INTO public.auth_permission VALUES (408, 'Can view own clock', 103, 'view_ownclock');
INSERT INTO public.auth_permission VALUES (409, 'Can add case item', 90, 'add_caseitem');
INSERT INTO public.auth_permission VALUES (410, 'Can change case item', 90, 'change_caseitem');
INSERT INTO public.auth_permission VALUES (411, 'Can delete case item', 90, 'delete_caseitem');
INSERT INTO public.auth_permission VALUES (412, 'Can view case item', 90, 'view_caseitem');
INSERT INTO public.auth_permission VALUES (413, 'Can add person change', 105, 'add_personchange');
INSERT INTO public.auth_permission VALUES (414, 'Can change person change', 105, 'change_personchange');
INSERT INTO public.auth_permission VALUES (415, 'Can delete person change', 105, 'delete_personchange');
INSERT INTO public.auth_permission VALUES (416, 'Can view person change', 105, 'view_personchange');
INSERT INTO public.auth_permission VALUES (417, 'Can add task', 106, 'add_task');
INSERT INTO public.auth_permission VALUES (418, 'Can change task', 106, 'change_task');
INSERT INTO public.auth_permission VALUES (419, 'Can delete task', 106, 'delete_task');
INSERT INTO public.auth_permission VALUES (420, 'Can view task', 106, 'view_task');
INSERT INTO public.auth_permission VALUES (421, 'Can add finding sheet', 94, 'add_findingsheet');
INSERT INTO public.auth_permission VALUES (422, 'Can change finding sheet', 94, 'change_findingsheet');
INSERT INTO public.auth_permission VALUES (423, 'Can delete finding sheet', 94, 'delete_findingsheet');
INSERT INTO public.auth_permission VALUES (424, 'Can view finding sheet', 94, 'view_findingsheet');
INSERT INTO public.auth_permission VALUES (425, 'Can add cohort', 107, 'add_cohort');
INSERT INTO public.auth_permission VALUES (426, 'Can change cohort', 107, 'change_cohort');
INSERT INTO public.auth_permission VALUES (427, 'Can delete cohort', 107, 'delete_cohort');
INSERT INTO public.auth_permission VALUES (428, 'Can view cohort', 107, 'view_cohort');
INSERT INTO public.auth_permission VALUES (429, 'Can add learner', 110, 'add_learner');
INSERT INTO public.auth_permission VALUES (430, 'Can change learner', 110, 'change_learner');
INSERT INTO public.auth_permission VALUES (431, 'Can delete learner', 110, 'delete_learner');
INSERT INTO public.auth_permission VALUES (432, 'Can view learner', 110, 'view_learner');
INSERT INTO public.auth_permission VALUES (433, 'Can add named', 112, 'add_named');
INSERT INTO public.auth_permission VALUES (434, 'Can change named', 112, 'change_named');
INSERT INTO public.auth_permission VALUES (435, 'Can delete named', 112, 'delete_named');
INSERT INTO public.auth_permission VALUES (436, 'Can view named', 112, 'view_named');
INSERT INTO public.auth_permission VALUES (437, 'Can add issuer', 109, 'add_issuer');
INSERT INTO public.auth_permission VALUES (438, 'Can change issuer', 109, 'change_issuer');
INSERT INTO public.auth_permission VALUES (439, 'Can delete issuer', 109, 'delete_issuer');
INSERT INTO public.auth_permission VALUES (440, 'Can view issuer', 109, 'view_issuer');
INSERT INTO public.auth_permission VALUES (441, 'Can add employer', 108, 'add_employer');
INSERT INTO public.auth_permission VALUES (442, 'Can change employer', 108, 'change_employer');
INSERT INTO public.auth_permission VALUES (443, 'Can delete employer', 108, 'delete_employer');
INSERT INTO public.auth_permission VALUES (444, 'Can view employer', 108, 'view_employer');
INSERT INTO public.auth_permission VALUES (445, 'Can add livelihood', 111, 'add_livelihood');
INSERT INTO public.auth_permission VALUES (446, 'Can change livelihood', 111, 'change_livelihood');
INSERT INTO public.auth_permission VALUES (447, 'Can delete livelihood', 111, 'delete_livelihood');
INSERT INTO public.auth_permission VALUES (448, 'Can view livelihood', 111, 'view_livelihood');
INSERT INTO public.auth_permission VALUES (449, 'Can add named for livelihood', 113, 'add_namedforlivelihood');
INSERT INTO public.auth_permission VALUES (450, 'Can change named for livelihood', 113, 'change_namedforlivelihood');
INSERT INTO public.auth_permission VALUES (451, 'Can delete named for livelihood', 113, 'delete_namedforlivelihood');
INSERT INTO public.auth_permission VALUES (452, 'Can view named for livelihood', 113, 'view_namedforlivelihood');
INSERT INTO public.auth_permission VALUES (453, 'Can add complaint', 114, 'add_complaint');
INSERT INTO public.auth_permission VALUES (454, 'Can change complaint', 114, 'change_complaint');
INSERT INTO public.auth_permission VALUES (455, 'Can delete complaint', 114, 'delete_complaint');
INSERT INTO public.auth_permission VALUES (456, 'Can view complaint', 114, 'view_complaint');
INSERT INTO public.auth_permission VALUES (457, 'Can add letterbox', 115, 'add_letterbox');
INSERT INTO public.auth_permission VALUES (458, 'Can change letterbox', 115, 'change_letterbox');
INSERT INTO public.auth_permission VALUES (459, 'Can delete letterbox', 115, 'delete_letterbox');
INSERT INTO public.auth_permission VALUES (460, 'Can view letterbox', 115, 'view_letterbox');
INSERT INTO public.auth_permission VALUES (461, 'Can add receiver', 116, 'add_receiver');
INSERT INTO public.auth_permission VALUES (462, 'Can change receiver', 116, 'change_receiver');
INSERT INTO public.auth_permission VALUES (463, 'Can delete receiver', 116, 'delete_receiver');
INSERT INTO public.auth_permission VALUES (464, 'Can view receiver', 116, 'view_receiver');
INSERT INTO public.auth_permission VALUES (465, 'Can add seal', 117, 'add_seal');
INSERT INTO public.auth_permission VALUES (466, 'Can change seal', 117, 'change_seal');
INSERT INTO public.auth_permission VALUES (467, 'Can delete seal', 117, 'delete_seal');
INSERT INTO public.auth_permission VALUES (468, 'Can view seal', 117, 'view_seal');
INSERT INTO public.auth_permission VALUES (469, 'Can add second organisation', 118, 'add_secondorganisation');
INSERT INTO public.auth_permission VALUES (470, 'Can change second organisation', 118, 'change_secondorganisation');
INSERT INTO public.auth_permission VALUES (471, 'Can delete second organisation', 118, 'delete_secondorganisation');
INSERT INTO public.auth_permission VALUES (472, 'Can view second organisation', 118, 'view_secondorganisation');
INSERT INTO public.auth_permission VALUES (473, 'Can add Task Result', 119, 'add_dbtaskresult');
INSERT INTO public.auth_permission VALUES (474, 'Can change Task Result', 119, 'change_dbtaskresult');
INSERT INTO public.auth_permission VALUES (475, 'Can delete Task Result', 119, 'delete_dbtaskresult');
INSERT INTO public.auth_permission VALUES (476, 'Can view Task Result', 119, 'view_dbtaskresult');
INSERT INTO public.auth_permission VALUES (477, 'Can add permission', 121, 'add_permission');
INSERT INTO public.auth_permission VALUES (478, 'Can change permission', 121, 'change_permission');
INSERT INTO public.auth_permission VALUES (479, 'Can delete permission', 121, 'delete_permission');
INSERT INTO public.auth_permission VALUES (480, 'Can view permission', 121, 'view_permission');
INSERT INTO public.auth_permission VALUES (481, 'Can add group', 120, 'add_group');
INSERT INTO public.auth_permission VALUES (482, 'Can change group', 120, 'change_group');
INSERT INTO public.auth_permission VALUES (483, 'Can delete group', 120, 'delete_group');
INSERT INTO public.auth_permission VALUES (484, 'Can view group', 120, 'view_group');
INSERT INTO public.auth_permission VALUES (485, 'Can add content type', 122, 'add_contenttype');
INSERT INTO public.auth_permission VALUES (486, 'Can change content type', 122, 'change_contenttype');
INSERT INTO public.auth_permission VALUES (487, 'Can delete content type', 122, 'delete_contenttype');
INSERT INTO public.auth_permission VALUES (488, 'Can view content type', 122, 'view_contenttype');


INSERT INTO public.django_content_type VALUES (1, 'site', 'workerlease');
INSERT INTO public.django_content_type VALUES (2, 'journal', 'entry');
INSERT INTO public.django_content_type VALUES (3, 'journal', 'head');
INSERT INTO public.django_content_type VALUES (4, 'journal', 'subject');
INSERT INTO public.django_content_type VALUES (5, 'once', 'sentform');
INSERT INTO public.django_content_type VALUES (6, 'accounts', 'account');
INSERT INTO public.django_content_type VALUES (7, 'accounts', 'invitation');
INSERT INTO public.django_content_type VALUES (8, 'accounts', 'personkey');
INSERT INTO public.django_content_type VALUES (9, 'accounts', 'session');
INSERT INTO public.django_content_type VALUES (10, 'accounts', 'tries');
INSERT INTO public.django_content_type VALUES (11, 'organisations', 'circle');
INSERT INTO public.django_content_type VALUES (12, 'organisations', 'circleholding');
INSERT INTO public.django_content_type VALUES (13, 'organisations', 'circlekey');
INSERT INTO public.django_content_type VALUES (14, 'organisations', 'circlevoucher');
INSERT INTO public.django_content_type VALUES (15, 'organisations', 'epoch');
INSERT INTO public.django_content_type VALUES (16, 'organisations', 'holding');
INSERT INTO public.django_content_type VALUES (17, 'organisations', 'intake');
INSERT INTO public.django_content_type VALUES (18, 'organisations', 'member');
INSERT INTO public.django_content_type VALUES (19, 'organisations', 'node');
INSERT INTO public.django_content_type VALUES (20, 'organisations', 'organisation');
INSERT INTO public.django_content_type VALUES (21, 'organisations', 'recoveryset');
INSERT INTO public.django_content_type VALUES (22, 'organisations', 'regrant');
INSERT INTO public.django_content_type VALUES (23, 'letters', 'arrivingfile');
INSERT INTO public.django_content_type VALUES (24, 'letters', 'belief');
INSERT INTO public.django_content_type VALUES (25, 'letters', 'card');
INSERT INTO public.django_content_type VALUES (26, 'letters', 'inboxkey');
INSERT INTO public.django_content_type VALUES (27, 'letters', 'incoming');
INSERT INTO public.django_content_type VALUES (28, 'letters', 'openedletter');
INSERT INTO public.django_content_type VALUES (29, 'letters', 'outgoing');
INSERT INTO public.django_content_type VALUES (30, 'letters', 'recalled');
INSERT INTO public.django_content_type VALUES (31, 'letters', 'sentfile');
INSERT INTO public.django_content_type VALUES (32, 'letters', 'signingkey');
INSERT INTO public.django_content_type VALUES (33, 'directory', 'contact');
INSERT INTO public.django_content_type VALUES (34, 'referrals', 'agreement');
INSERT INTO public.django_content_type VALUES (35, 'referrals', 'casereferral');
INSERT INTO public.django_content_type VALUES (36, 'referrals', 'casereturn');
INSERT INTO public.django_content_type VALUES (37, 'referrals', 'referral');
INSERT INTO public.django_content_type VALUES (38, 'referrals', 'referralletter');
INSERT INTO public.django_content_type VALUES (39, 'referrals', 'reminder');
INSERT INTO public.django_content_type VALUES (40, 'legal_aid', 'absence');
INSERT INTO public.django_content_type VALUES (41, 'legal_aid', 'advocate');
INSERT INTO public.django_content_type VALUES (42, 'legal_aid', 'advocateaccount');
INSERT INTO public.django_content_type VALUES (43, 'legal_aid', 'assignment');
INSERT INTO public.django_content_type VALUES (44, 'legal_aid', 'caseneed');
INSERT INTO public.django_content_type VALUES (45, 'legal_aid', 'clearance');
INSERT INTO public.django_content_type VALUES (46, 'legal_aid', 'dutyslot');
INSERT INTO public.django_content_type VALUES (47, 'legal_aid', 'dutyswap');
INSERT INTO public.django_content_type VALUES (48, 'legal_aid', 'lawyerplan');
INSERT INTO public.django_content_type VALUES (49, 'legal_aid', 'mandate');
INSERT INTO public.django_content_type VALUES (50, 'legal_aid', 'mandatenotes');
INSERT INTO public.django_content_type VALUES (51, 'legal_aid', 'mandatereader');
INSERT INTO public.django_content_type VALUES (52, 'legal_aid', 'need');
INSERT INTO public.django_content_type VALUES (53, 'legal_aid', 'offer');
INSERT INTO public.django_content_type VALUES (54, 'legal_aid', 'otherside');
INSERT INTO public.django_content_type VALUES (55, 'legal_aid', 'rightanswer');
INSERT INTO public.django_content_type VALUES (56, 'legal_aid', 'roadtable');
INSERT INTO public.django_content_type VALUES (57, 'legal_aid', 'sentneed');
INSERT INTO public.django_content_type VALUES (58, 'legal_aid', 'turn');
INSERT INTO public.django_content_type VALUES (59, 'legal_aid', 'vouchingkey');
INSERT INTO public.django_content_type VALUES (60, 'support', 'asking');
INSERT INTO public.django_content_type VALUES (61, 'support', 'casefile');
INSERT INTO public.django_content_type VALUES (62, 'support', 'caseparticipation');
INSERT INTO public.django_content_type VALUES (63, 'support', 'casewages');
INSERT INTO public.django_content_type VALUES (64, 'support', 'circleclient');
INSERT INTO public.django_content_type VALUES (65, 'support', 'circledanger');
INSERT INTO public.django_content_type VALUES (66, 'support', 'circlesession');
INSERT INTO public.django_content_type VALUES (67, 'support', 'conference');
INSERT INTO public.django_content_type VALUES (68, 'support', 'conferenceguest');
INSERT INTO public.django_content_type VALUES (69, 'support', 'followup');
INSERT INTO public.django_content_type VALUES (70, 'support', 'goal');
INSERT INTO public.django_content_type VALUES (71, 'support', 'house');
INSERT INTO public.django_content_type VALUES (72, 'support', 'houseincident');
INSERT INTO public.django_content_type VALUES (73, 'support', 'interpreter');
INSERT INTO public.django_content_type VALUES (74, 'support', 'interpreting');
INSERT INTO public.django_content_type VALUES (75, 'support', 'plan');
INSERT INTO public.django_content_type VALUES (76, 'support', 'service');
INSERT INTO public.django_content_type VALUES (77, 'support', 'stay');
INSERT INTO public.django_content_type VALUES (78, 'support', 'storedfile');
INSERT INTO public.django_content_type VALUES (79, 'support', 'story');
INSERT INTO public.django_content_type VALUES (80, 'support', 'storycopy');
INSERT INTO public.django_content_type VALUES (81, 'support', 'storypermit');
INSERT INTO public.django_content_type VALUES (82, 'support', 'threat');
INSERT INTO public.django_content_type VALUES (83, 'support', 'threatreceiver');
INSERT INTO public.django_content_type VALUES (84, 'intake', 'consultation');
INSERT INTO public.django_content_type VALUES (85, 'intake', 'receipt');
INSERT INTO public.django_content_type VALUES (86, 'intake', 'report');
INSERT INTO public.django_content_type VALUES (87, 'intake', 'sending');
INSERT INTO public.django_content_type VALUES (88, 'cases', 'assignment');
INSERT INTO public.django_content_type VALUES (89, 'cases', 'case');
INSERT INTO public.django_content_type VALUES (90, 'cases', 'caseitem');
INSERT INTO public.django_content_type VALUES (91, 'cases', 'comparedlist');
INSERT INTO public.django_content_type VALUES (92, 'cases', 'desk');
INSERT INTO public.django_content_type VALUES (93, 'cases', 'erased');
INSERT INTO public.django_content_type VALUES (94, 'cases', 'findingsheet');
INSERT INTO public.django_content_type VALUES (95, 'cases', 'group');
INSERT INTO public.django_content_type VALUES (96, 'cases', 'lawyernote');
INSERT INTO public.django_content_type VALUES (97, 'cases', 'lawyerseal');
INSERT INTO public.django_content_type VALUES (98, 'cases', 'merge');
INSERT INTO public.django_content_type VALUES (99, 'cases', 'named');
INSERT INTO public.django_content_type VALUES (100, 'cases', 'newcomer');
INSERT INTO public.django_content_type VALUES (101, 'cases', 'onpaper');
INSERT INTO public.django_content_type VALUES (102, 'cases', 'opening');
INSERT INTO public.django_content_type VALUES (103, 'cases', 'ownclock');
INSERT INTO public.django_content_type VALUES (104, 'cases', 'person');
INSERT INTO public.django_content_type VALUES (105, 'cases', 'personchange');
INSERT INTO public.django_content_type VALUES (106, 'cases', 'task');
INSERT INTO public.django_content_type VALUES (107, 'learning', 'cohort');
INSERT INTO public.django_content_type VALUES (108, 'learning', 'employer');
INSERT INTO public.django_content_type VALUES (109, 'learning', 'issuer');
INSERT INTO public.django_content_type VALUES (110, 'learning', 'learner');
INSERT INTO public.django_content_type VALUES (111, 'learning', 'livelihood');
INSERT INTO public.django_content_type VALUES (112, 'learning', 'named');
INSERT INTO public.django_content_type VALUES (113, 'learning', 'namedforlivelihood');
INSERT INTO public.django_content_type VALUES (114, 'complaints', 'complaint');
INSERT INTO public.django_content_type VALUES (115, 'complaints', 'letterbox');
INSERT INTO public.django_content_type VALUES (116, 'complaints', 'receiver');
INSERT INTO public.django_content_type VALUES (117, 'complaints', 'seal');
INSERT INTO public.django_content_type VALUES (118, 'complaints', 'secondorganisation');
INSERT INTO public.django_content_type VALUES (119, 'django_tasks_database', 'dbtaskresult');
INSERT INTO public.django_content_type VALUES (120, 'auth', 'group');
INSERT INTO public.django_content_type VALUES (121, 'auth', 'permission');
INSERT INTO public.django_content_type VALUES (122, 'contenttypes', 'contenttype');


INSERT INTO public.django_migrations VALUES (3, 'auth', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (1, 'contenttypes', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (2, 'contenttypes', '0002_remove_content_type_name', '2026-01-01 00:00:00+00');
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
INSERT INTO public.django_migrations VALUES (42, 'cases', '0005_add_groups', '2026-01-01 00:00:00+00');
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
INSERT INTO public.django_migrations VALUES (78, 'directory', '0001_contacts', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (79, 'directory', '0002_wrong_numbers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (80, 'directory', '0003_operator_not_known', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (81, 'django_tasks_database', '0001_initial', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (82, 'django_tasks_database', '0002_alter_dbtaskresult_options', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (83, 'django_tasks_database', '0003_dbtaskresult_enqueued_at_dbtaskresult_finished_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (84, 'django_tasks_database', '0004_dbtaskresult_started_at', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (85, 'django_tasks_database', '0005_alter_dbtaskresult_priority_and_more', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (86, 'django_tasks_database', '0006_alter_dbtaskresult_args_kwargs_and_more', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (87, 'django_tasks_database', '0007_add_separate_results_fields', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (88, 'django_tasks_database', '0008_separate_results_field', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (89, 'django_tasks_database', '0009_remove_results_field', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (90, 'django_tasks_database', '0010_alter_dbtaskresult_status', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (91, 'django_tasks_database', '0011_rename_complete_status', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (92, 'django_tasks_database', '0012_add_separate_exception_fields', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (93, 'django_tasks_database', '0013_separate_exception_fields', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (94, 'django_tasks_database', '0014_remove_dbtaskresult_exception_data', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (95, 'django_tasks_database', '0015_correctly_order_run_after', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (96, 'django_tasks_database', '0016_remove_dbtaskresult_django_task_new_ordering_idx_and_more', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (97, 'django_tasks_database', '0017_dbtaskresult_metadata', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (98, 'django_tasks_database', '0018_rename_succeeded_status', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (99, 'django_tasks_database', '0019_rename_django_task_new_ordering_idx_tasks_db_new_ordering_idx_and_more', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (100, 'django_tasks_database', '0020_update_db_task_result_ordering', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (101, 'django_tasks_database', '0021_conditional_partial_index_ordering', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (102, 'intake', '0001_create_tables', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (103, 'intake', '0002_bind_rows_to_organisation', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (104, 'intake', '0003_create_consultations', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (105, 'intake', '0004_bind_consultations', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (106, 'intake', '0005_let_keeper_rewrite', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (107, 'journal', '0005_find_dangers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (108, 'learning', '0001_create_tables', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (109, 'learning', '0002_bind_rows', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (110, 'learning', '0003_create_issuers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (111, 'learning', '0004_bind_issuers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (112, 'learning', '0005_create_work', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (113, 'learning', '0006_bind_work', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (114, 'organisations', '0012_add_receivers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (115, 'organisations', '0013_add_advocates', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (116, 'legal_aid', '0001_add_right_answers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (117, 'legal_aid', '0002_bind_right_answers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (118, 'legal_aid', '0003_add_advocates', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (119, 'legal_aid', '0004_bind_advocates', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (120, 'legal_aid', '0005_add_needs', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (121, 'legal_aid', '0006_bind_needs', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (122, 'legal_aid', '0007_add_offers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (123, 'legal_aid', '0008_bind_offers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (124, 'legal_aid', '0009_add_mandates', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (125, 'legal_aid', '0010_bind_mandates', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (126, 'legal_aid', '0011_add_advocate_accounts', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (127, 'legal_aid', '0012_bind_advocate_accounts', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (128, 'legal_aid', '0013_add_rota', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (129, 'legal_aid', '0014_bind_rota', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (130, 'legal_aid', '0015_add_turns', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (131, 'legal_aid', '0016_bind_turns', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (132, 'legal_aid', '0017_add_mandate_readers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (133, 'legal_aid', '0018_bind_mandate_readers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (134, 'legal_aid', '0019_add_plans', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (135, 'legal_aid', '0020_add_roads', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (136, 'legal_aid', '0021_call_looks_clearances', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (137, 'legal_aid', '0022_add_duty_swaps', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (138, 'legal_aid', '0023_bind_duty_swaps', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (139, 'legal_aid', '0024_check_turns', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (140, 'legal_aid', '0027_add_vouching_keys', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (141, 'legal_aid', '0028_bind_vouching_keys', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (142, 'legal_aid', '0029_vouch_for_mandates', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (143, 'letters', '0001_create_tables', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (144, 'letters', '0002_bind_rows', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (145, 'letters', '0003_keep_cards', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (146, 'letters', '0004_nameless', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (147, 'letters', '0005_limit_a_day', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (148, 'letters', '0006_add_the_next_signing_key', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (149, 'letters', '0007_keep_signing_keys', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (150, 'letters', '0008_keep_what_was_taken_back', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (151, 'letters', '0009_add_files', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (152, 'letters', '0010_bind_files', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (153, 'letters', '0011_hold_back_what_nobody_signed', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (154, 'letters', '0012_let_others_have_their_turn', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (155, 'letters', '0013_tell_what_nobody_signed_waits', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (156, 'letters', '0014_tell_less', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (157, 'letters', '0015_carry_files_by_stick', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (158, 'letters', '0016_tell_by_stick_what_is_here', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (159, 'referrals', '0001_create_tables', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (160, 'referrals', '0002_bind_rows', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (161, 'referrals', '0003_add_referrals', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (162, 'referrals', '0004_bind_referrals', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (163, 'referrals', '0005_add_times_of_answers', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (164, 'referrals', '0006_add_returns', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (165, 'referrals', '0007_bind_returns', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (166, 'referrals', '0008_add_danger', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (167, 'referrals', '0009_add_carried_marks', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (168, 'referrals', '0010_enter_what_was_taken_back', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (169, 'referrals', '0011_add_urgency', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (170, 'referrals', '0012_keep_when_the_clock_was_said', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (171, 'referrals', '0013_enter_what_arrived_of_it', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (172, 'referrals', '0014_add_reminders', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (173, 'referrals', '0015_bind_reminders', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (174, 'referrals', '0016_enter_the_local_day', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (175, 'site', '0001_worker_leases', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (176, 'support', '0001_add_plans', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (177, 'support', '0002_bind_plans', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (178, 'support', '0003_add_files', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (179, 'support', '0004_bind_files', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (180, 'support', '0005_bind_stored_files', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (181, 'support', '0006_add_sessions', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (182, 'support', '0007_bind_sessions', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (183, 'support', '0008_add_followups', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (184, 'support', '0009_bind_followups', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (185, 'support', '0010_add_participations', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (186, 'support', '0011_bind_participations', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (187, 'support', '0012_add_houses', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (188, 'support', '0013_bind_houses', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (189, 'support', '0014_add_others', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (190, 'support', '0015_bind_others', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (191, 'support', '0016_add_stories', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (192, 'support', '0017_bind_stories', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (193, 'support', '0018_keep_stories', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (194, 'support', '0019_add_wages', '2026-01-01 00:00:00+00');
INSERT INTO public.django_migrations VALUES (195, 'support', '0020_bind_wages', '2026-01-01 00:00:00+00');


SELECT pg_catalog.setval('public.accounts_account_groups_id_seq', 1, false);


SELECT pg_catalog.setval('public.accounts_account_user_permissions_id_seq', 1, false);


SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);


SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);


SELECT pg_catalog.setval('public.auth_permission_id_seq', 488, true);


SELECT pg_catalog.setval('public.django_content_type_id_seq', 122, true);


SELECT pg_catalog.setval('public.django_migrations_id_seq', 195, true);


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


CREATE INDEX directory_contact_key_b6519de1_like ON public.directory_contact USING btree (key varchar_pattern_ops);


CREATE INDEX directory_contact_source_a78a4f39 ON public.directory_contact USING btree (source);


CREATE INDEX directory_contact_source_a78a4f39_like ON public.directory_contact USING btree (source varchar_pattern_ops);


CREATE INDEX django_task_backend_071754_idx ON public.django_tasks_database_dbtaskresult USING btree (backend_name);


CREATE INDEX django_task_queue_n_99c321_idx ON public.django_tasks_database_dbtaskresult USING btree (queue_name);


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


CREATE INDEX tasks_db_new_ordering_idx ON public.django_tasks_database_dbtaskresult USING btree (status, priority DESC, run_after, enqueued_at) WHERE ((status)::text = 'READY'::text);


CREATE TRIGGER journal_chain_entry BEFORE INSERT ON public.journal_entry FOR EACH ROW EXECUTE FUNCTION public.journal_chain_entry();


CREATE TRIGGER journal_check_subjects AFTER INSERT ON public.journal_subject REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION public.journal_check_subjects();


CREATE TRIGGER journal_refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.journal_entry FOR EACH STATEMENT EXECUTE FUNCTION public.journal_refuse_change();


CREATE TRIGGER journal_refuse_change BEFORE DELETE OR UPDATE OR TRUNCATE ON public.journal_subject FOR EACH STATEMENT EXECUTE FUNCTION public.journal_refuse_change();


CREATE TRIGGER legal_aid_turn_moves BEFORE UPDATE ON public.legal_aid_turn FOR EACH ROW EXECUTE FUNCTION public.legal_aid_turn_moves();


CREATE TRIGGER referrals_arrived_letter_dropped AFTER UPDATE OF held ON public.letters_incoming FOR EACH ROW WHEN ((((old.held)::text <> 'recalled'::text) AND ((new.held)::text = 'recalled'::text))) EXECUTE FUNCTION public.referrals_enter_dropped();


CREATE TRIGGER referrals_letter_arrives BEFORE INSERT ON public.letters_incoming FOR EACH ROW EXECUTE FUNCTION public.referrals_lay_in_empty();


CREATE TRIGGER referrals_opened_letter_dropped AFTER UPDATE OF gone_at ON public.letters_openedletter FOR EACH ROW WHEN (((old.gone_at IS NULL) AND (new.gone_at IS NOT NULL))) EXECUTE FUNCTION public.referrals_enter_dropped_letter();


CREATE TRIGGER support_permit_stands BEFORE UPDATE ON public.support_storypermit FOR EACH ROW EXECUTE FUNCTION public.support_permit_stands();


CREATE TRIGGER support_story_stands BEFORE UPDATE ON public.support_story FOR EACH ROW WHEN (((old.id <> new.id) OR (old.case_id <> new.case_id) OR (old.organisation_id <> new.organisation_id))) EXECUTE FUNCTION public.support_story_stands();


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


REVOKE ALL ON FUNCTION public.referrals_enter_dropped() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.referrals_enter_dropped_letter() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.referrals_lay_in_empty() FROM PUBLIC;


REVOKE ALL ON FUNCTION public.support_permit_is_there(permit uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.support_permit_is_there(permit uuid) TO amanjol_app;


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


ALTER DEFAULT PRIVILEGES FOR ROLE amanjol_owner IN SCHEMA public GRANT SELECT,USAGE ON SEQUENCES TO amanjol_app;
ALTER DEFAULT PRIVILEGES FOR ROLE amanjol_owner IN SCHEMA public GRANT SELECT,USAGE ON SEQUENCES TO amanjol_keeper;


ALTER DEFAULT PRIVILEGES FOR ROLE amanjol_owner IN SCHEMA public GRANT SELECT,INSERT,DELETE,UPDATE ON TABLES TO amanjol_app;
ALTER DEFAULT PRIVILEGES FOR ROLE amanjol_owner IN SCHEMA public GRANT SELECT,INSERT,DELETE,UPDATE ON TABLES TO amanjol_keeper;

update django_migrations set applied = now();
