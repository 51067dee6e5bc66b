"""The client: the one room that speaks HTTP.

====================  ====================================================================================
``addresses``         where the API and its token endpoint are
``credentials``       what an account signs in with
``cancel``            how a job is told to stop, also while it waits for the network
``timing``            clock, waiting and chance, as parameters
``patience``          how long to wait for the network
``errors``            what can go wrong, as people are told
``limiter``           one pace for all jobs of an account
``list_pace``         the slower pace of the lists
``session``           an account: address, credentials, access token, limiter; shared by its jobs
``retry``             which failures are tried again, and when
``retry_after``       when a server says to come back
``lenient_json``      JSON that never breaks on a value
``paths``             addresses of endpoints, byte-exact
``errand``            a call that can't be interrupted, but can be left behind
``wire``              Zoom's field names: answers become our records
``backend``           sockets that a cancelled job leaves at once
``body``              bodies with a limit on their size
``transport``         the network under the HTTP client: trust store, proxies, no redirects
``auth``              Server-to-Server OAuth
``failures``          an answer that is no success becomes an error of ours
``network_failures``  an exception of the network becomes an error of ours
``client``            one job's calls
``meetings``          a number becomes one held instance
``summary``           the walk over the pages
``recent``            the newest held instance of an account
``probes``            one small call to each endpoint
====================  ====================================================================================

What stands above ``wire`` imports nothing heavy. The others import httpx or numpy: import them in a worker thread only.
"""
