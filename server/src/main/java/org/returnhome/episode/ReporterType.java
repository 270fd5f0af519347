package org.returnhome.episode;

/** Who reported an episode (domain §4.9 {@code @reporterType}; school from S0 T2). */
enum ReporterType {
    POLICE, PARENT, CARER, RESIDENTIAL_STAFF, SCHOOL, SOCIAL_WORKER, CHILD_SELF, OTHER_LA, OTHER_AGENCY, PUBLIC
}
