/**
 * A manager's decision on one revision of a submission: sent back with a reason, or authorised (S2 App b, App e). A review
 * belongs to {submission id, content digest} and lives in PostgreSQL alone.
 */
package org.returnhome.review;
