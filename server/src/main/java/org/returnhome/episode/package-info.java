/** Missing episodes: their report, the child's return, and where each stands. */
package org.returnhome.episode;
