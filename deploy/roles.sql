-- The three database roles, and one database that they use as Amanjol wants it. Run once, as a superuser:
--     sudo -u postgres psql -v ON_ERROR_STOP=1 -f deploy/roles.sql
-- For another name than `amanjol`: add `-v database=NAME`. Running it again changes nothing.
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

select 'create role amanjol_owner login nosuperuser nocreatedb nocreaterole nobypassrls'
where not exists (select from pg_roles where rolname = 'amanjol_owner') \gexec
select 'create role amanjol_app login nosuperuser nocreatedb nocreaterole nobypassrls'
where not exists (select from pg_roles where rolname = 'amanjol_app') \gexec
select 'create role amanjol_keeper login nosuperuser nocreatedb nocreaterole bypassrls'
where not exists (select from pg_roles where rolname = 'amanjol_keeper') \gexec

-- With another locale, search finds no Cyrillic name and says nothing about it.
select format(
    'create database %I template template0 owner amanjol_owner encoding ''UTF8'' locale ''C.UTF-8'''
    ' locale_provider builtin builtin_locale ''PG_UNICODE_FAST''',
    :'database')
where not exists (select from pg_database where datname = :'database') \gexec

\connect :"database"
set client_min_messages = warning;
begin;
alter schema public owner to amanjol_owner;
revoke all on schema public from public;
grant usage on schema public to amanjol_app, amanjol_keeper;
-- What migrations make later is covered too; a migration takes back what a table needs less of.
alter default privileges for role amanjol_owner in schema public
    grant select, insert, update, delete on tables to amanjol_app, amanjol_keeper;
alter default privileges for role amanjol_owner in schema public
    grant usage, select on sequences to amanjol_app, amanjol_keeper;
create extension if not exists pg_trgm;
commit;
