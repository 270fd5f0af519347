/**
 * Sounds, decoded and encoded anew: packets of Opus out of WebM ({@link org.returnhome.attachment.sound.WebmPackets}) or Ogg
 * ({@link org.returnhome.attachment.sound.OggPackets}) are decoded one by one ({@link org.returnhome.attachment.sound.OpusPackets}), samples of WAV read
 * ({@link org.returnhome.attachment.sound.WaveSamples}), and either encoded by {@link org.returnhome.attachment.sound.SoundCopy}.
 * Whatever is wrong with a file comes out as an exception, and so does an end before it is whole.
 */
package org.returnhome.attachment.sound;
