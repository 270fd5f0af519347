/**
 * Sounds, decoded and encoded anew: packets of Opus out of WebM ({@link org.returnhome.attachment.sound.WebmPackets}) or Ogg
 * ({@link org.returnhome.attachment.sound.OggPackets}) go one by one through {@link org.returnhome.attachment.sound.Reencoding}.
 * Whatever is wrong with a file comes out as an exception, and so does an end before it is whole.
 */
package org.returnhome.attachment.sound;
