package org.returnhome.access;

import java.util.UUID;

/** A team within an agency; children are held by teams. */
public record Team(UUID id, UUID agencyId, String name) {}
