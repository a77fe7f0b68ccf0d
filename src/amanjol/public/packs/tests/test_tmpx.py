import pytest
@pytest.mark.parametrize("n",range(4))
def test_x(db,n):
    from django.conf import settings
    from django.db import connection
    import os,time
    time.sleep(.5)
    open("/tmp/where.txt","a").write(f"{os.environ.get('PYTEST_XDIST_WORKER')} {settings.MEDIA_ROOT} {connection.settings_dict['NAME']} {os.environ['AMANJOL_DATA']}\n")
