/**
 * Files that travel apart from their submission: resumable by tus 1.0 ({@link org.returnhome.attachment.TusController}), each
 * chunk a document of its own. The original is kept byte for byte and never served; what people see is a copy that was decoded
 * and encoded anew ({@link org.returnhome.attachment.MakeCopy},
 * {@link org.returnhome.attachment.MakeSoundCopy}).
 */
package org.returnhome.attachment;
