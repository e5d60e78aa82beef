#pragma once
#include <catch2/catch.hpp>

#include "cmake/core_pch.h"

#include <QtCore/QTemporaryDir>
