package org.returnhome.attachment;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How large files may be.
 *
 * @param largest bytes of any file; also {@code Tus-Max-Size}
 * @param largestImage bytes of an image, which is decoded in memory
 * @param largestChunk bytes that one request may carry; it becomes one document
 * @param mostPixels an image with more is not decoded
 * @param mostTries uploads that one person may begin for one submission; an envelope names 50 files at most
 * @param copySide pixels of the longer side of a copy at most
 * @param mostSeconds a longer sound has no copy
 * @param mostWorkSeconds a sound that takes longer to decode and encode has no copy; its sender waits so long
 */
@ConfigurationProperties("return-home.attachments")
record AttachmentConfiguration(
        @Bindable(defaultValue = "104857600") long largest,
        @Bindable(defaultValue = "26214400") long largestImage,
        @Bindable(defaultValue = "4194304") int largestChunk,
        @Bindable(defaultValue = "100000000") long mostPixels,
        @Bindable(defaultValue = "500") int mostTries,
        @Bindable(defaultValue = "2048") int copySide,
        @Bindable(defaultValue = "10800") int mostSeconds,
        @Bindable(defaultValue = "90") int mostWorkSeconds) {}
