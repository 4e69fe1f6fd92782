"""From the stage to everyone: one process a space hears the stage, mixes it once and writes it as HLS.

``child.py`` puts it together. The loop hears (``stage``, ``connection``, ``voice``, ``jitter``), mixes (``mixer``,
``limiter``, ``hold_sound``) and notices (``timed_track``, ``dead_air``). A thread (``writer``) encodes, cuts and writes
(``output``, ``rendition``, ``packager``, ``playlist``, ``place``, ``state``, ``archive``). Times are counted in samples
since 1970 (``timeline``), so that nothing is ever rounded twice.
"""
