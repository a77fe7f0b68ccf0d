-- The three database roles, and one database that they use as Amanjol wants it. Run as a superuser, once and again
-- for each new version; `amanjol setup` does so, and by hand it is:
--     runuser -u postgres -- psql -v ON_ERROR_STOP=1 -f - < deploy/roles.sql
-- For another name than `amanjol`: add `-v database=NAME`. Running it again mends what differs and nothing else.
--
-- amanjol_owner   owns the tables and migrates them
-- amanjol_app     web and worker; owns nothing, and row security binds it
-- amanjol_keeper  passes row security: backup, restore, check of the journal; never web or worker
--
-- They have no passwords: docs/running-for-real.md lets them in by the user of the machine (peer). Where the
-- database is on another machine, give each one with `\password amanjol_app` and so on.

\if :{?database}
\else
\set database amanjol
\endif

select 'create role amanjol_owner'
where not exists (select from pg_roles where rolname = 'amanjol_owner') \gexec
select 'create role amanjol_app'
where not exists (select from pg_roles where rolname = 'amanjol_app') \gexec
select 'create role amanjol_keeper'
where not exists (select from pg_roles where rolname = 'amanjol_keeper') \gexec

-- A role that somebody has given more, or less, is as it should be again.
alter role amanjol_owner login nosuperuser nocreatedb nocreaterole noreplication nobypassrls connection limit -1;
alter role amanjol_app login nosuperuser nocreatedb nocreaterole noreplication nobypassrls connection limit -1;
alter role amanjol_keeper login nosuperuser nocreatedb nocreaterole noreplication bypassrls connection limit -1;

-- What web and worker ask stays out of pg_stat_activity, where every connection of the role could read it. Only a
-- superuser could switch it on again.
alter role amanjol_app set track_activities = off;
-- It finds few rows by an index: compiling what it asks to machine code takes longer than answering.
alter role amanjol_app set jit = off;

-- With another locale, search finds no Cyrillic name and says nothing about it. PostgreSQL 17 has one of its own that
-- knows Cyrillic; that of 18 knows all of Unicode.
select format(
    'create database %I template template0 owner amanjol_owner encoding ''UTF8'' locale ''C.UTF-8'''
    ' locale_provider builtin builtin_locale %L',
    :'database',
    case when current_setting('server_version_num')::integer >= 180000 then 'PG_UNICODE_FAST' else 'C.UTF-8' end)
where not exists (select from pg_database where datname = :'database') \gexec

\connect :"database"
set client_min_messages = warning;
begin;
-- A temporary table would stand before the real one of its name, for whoever has that connection next.
revoke temporary on database :"database" from public;
alter schema public owner to amanjol_owner;
revoke all on schema public from public;
grant usage on schema public to amanjol_app, amanjol_keeper;
-- What migrations make later is covered too; a migration takes back what a table needs less of.
alter default privileges for role amanjol_owner in schema public
    grant select, insert, update, delete on tables to amanjol_app, amanjol_keeper;
alter default privileges for role amanjol_owner in schema public
    grant usage, select on sequences to amanjol_app, amanjol_keeper;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;
-- What is counted of a table is counted over all organisations, which row security hides from each other. Who
-- watches the server is a member of pg_monitor.
do $$
declare counting regprocedure;
begin
    for counting in
        select oid::regprocedure from pg_proc
        where pronamespace = 'pg_catalog'::regnamespace and (
            proname ~ '^pg_stat_get_'
            or proname in ('pg_relation_size', 'pg_table_size', 'pg_indexes_size', 'pg_total_relation_size'))
    loop
        execute format('revoke execute on function %s from public', counting);
        execute format('grant execute on function %s to pg_monitor', counting);
    end loop;
end
$$;
-- What is sealed is no value to count: of rows that were erased since, some would lie on in the statistics. Migrations
-- say so of the columns that they make; this is for a database of before.
do $$
declare sealed record;
begin
    for sealed in
        select attname, attrelid::regclass as of_table
        from pg_attribute join pg_class on pg_class.oid = attrelid
        where relnamespace = 'public'::regnamespace and relkind = 'r' and atttypid = 'bytea'::regtype
            and attstattarget is distinct from 0
    loop
        execute format('alter table %s alter column %I set statistics 0', sealed.of_table, sealed.attname);
    end loop;
end
$$;
delete from pg_statistic using pg_attribute, pg_class
where starelid = attrelid and staattnum = attnum and pg_class.oid = attrelid
    and relnamespace = 'public'::regnamespace and atttypid = 'bytea'::regtype;
commit;
vacuum (full) pg_statistic;
