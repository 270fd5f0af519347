package org.returnhome.json;

import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;

/** The buffers that readers and writers of JSON share. Jackson keeps them by thread, and each of our requests has threads of its own. */
public final class ParserBuffers {
    private static final int MOST = 32;

    /** For {@code JsonFactory.builder().recyclerPool(…)}; may be used by many factories and threads at once. */
    public static final RecyclerPool<BufferRecycler> POOL = JsonRecyclerPools.newBoundedPool(MOST);

    private ParserBuffers() {}
}
