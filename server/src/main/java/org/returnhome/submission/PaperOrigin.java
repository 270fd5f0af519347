package org.returnhome.submission;

import java.time.LocalDate;

/**
 * Says that the answers were keyed from a paper form, by the worker of the envelope (domain §3.7).
 *
 * @param writtenBy who wrote on the paper
 * @param writtenOn when
 */
public record PaperOrigin(String writtenBy, LocalDate writtenOn) {}
