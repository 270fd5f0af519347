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
 * @param copySide pixels of the longer side of a copy at most
 */
@ConfigurationProperties("return-home.attachments")
record AttachmentConfiguration(
        @Bindable(defaultValue = "104857600") long largest,
        @Bindable(defaultValue = "26214400") long largestImage,
        @Bindable(defaultValue = "4194304") int largestChunk,
        @Bindable(defaultValue = "100000000") long mostPixels,
        @Bindable(defaultValue = "2048") int copySide) {}
