package org.returnhome.attachment.sound;

import java.io.IOException;

/** Takes a sound packet by packet. */
interface Packets {

    /** The header that comes first: {@code OpusHead} (RFC 7845 §5.1). */
    void header(byte[] header) throws IOException;

    /** The next packet. */
    void packet(byte[] bytes) throws IOException;
}
