#pragma once
#include <catch2/catch.hpp>

#include <QtCore/QTemporaryDir>

#include "cmake/core_pch.h"
